// The calls that the suite makes to a browser engine. Three drivers implement them, each with its engine's protocol;
// the suite does everything through these few calls, so that only the engine differs.

export type Name = "chromium" | "firefox" | "webkit";

export interface Engine {
  readonly name: Name;
  /** Folder of the files that the page saves. */
  readonly downloads: string;
  /** Errors and warnings in the console since the page was opened; empty if the protocol does not report them. */
  readonly complaints: string[];
  /** Opens an address and waits for the document. */
  open(url: string): Promise<void>;
  /** The value of an expression in the page, with a promise awaited. It must be text. */
  evaluate(expression: string): Promise<string>;
  /** Clicks with a real pointer on the element that an expression returns, which is in the window. */
  click(element: string): Promise<void>;
  /** Puts files on disk into the file input that an expression returns. */
  choose(input: string, paths: string[]): Promise<void>;
  /** Presses Ctrl+V. */
  paste(): Promise<void>;
  /** A screenshot of the window, as PNG. */
  screenshot(): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Programs that `cargo xtask` has found. */
export const PROGRAMS = {
  chromium: process.env.CHROME ?? "",
  firefox: process.env.FIREFOX ?? "",
  /** The driver, and the browser that it drives. */
  webkit: process.env.WEBKIT_DRIVER ?? "",
  webkitBrowser: process.env.WEBKIT_BROWSER ?? "",
};

/** Language and time zone of the tests, for engines that take them from the environment. */
export const SURROUNDINGS = { LANG: "en_US.UTF-8", LANGUAGE: "en_US", LC_ALL: "en_US.UTF-8", TZ: "UTC" };

/** A window as large as that of the other browser tests. */
export const WINDOW = { width: 1440, height: 900 };

/** Ctrl+V, pressed and released, as WebDriver actions. */
export const PASTE = [
  ["keyDown", "\uE009"],
  ["keyDown", "v"],
  ["keyUp", "v"],
  ["keyUp", "\uE009"],
];
