// What the README's example uses of Node and of `console`.

declare module "node:fs/promises" {
  export function readFile(path: string): Promise<Uint8Array>;
}
