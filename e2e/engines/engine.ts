// What the suite asks of a browser engine. Three drivers answer it, each by the protocol that its engine speaks; all that
// the suite does on the page is done through these few calls, so that what differs between engines is the engine.

export type Name = "chromium" | "firefox" | "webkit";

export interface Engine {
  readonly name: Name;
  /** Where files arrive that the page saves. */
  readonly downloads: string;
  /** Errors and warnings in the console since the page was opened; nothing where the protocol does not tell. */
  readonly complaints: string[];
  /** Opens an address and waits for the document. */
  open(url: string): Promise<void>;
  /** What an expression gives in the page, a promise awaited. It must be text. */
  evaluate(expression: string): Promise<string>;
  /** Clicks with a real pointer on the element that an expression gives, which is in the window. */
  click(element: string): Promise<void>;
  /** Puts files on disk into the file input that an expression gives. */
  choose(input: string, paths: string[]): Promise<void>;
  /** Presses Ctrl and V. */
  paste(): Promise<void>;
  /** What the window shows, as PNG. */
  screenshot(): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Where programs are that `cargo xtask` has found. */
export const PROGRAMS = {
  chromium: process.env.CHROME ?? "",
  firefox: process.env.FIREFOX ?? "",
  /** The driver, and the browser that it drives. */
  webkit: process.env.WEBKIT_DRIVER ?? "",
  webkitBrowser: process.env.WEBKIT_BROWSER ?? "",
};

/** Language and time of the tests, where an engine takes them from its surroundings. */
export const SURROUNDINGS = { LANG: "en_US.UTF-8", LANGUAGE: "en_US", LC_ALL: "en_US.UTF-8", TZ: "UTC" };

/** A window as large as that of the other browser tests. */
export const WINDOW = { width: 1440, height: 900 };

/** Ctrl and V, pressed and released, in the words of WebDriver. */
export const PASTE = [
  ["keyDown", "\uE009"],
  ["keyDown", "v"],
  ["keyUp", "v"],
  ["keyUp", "\uE009"],
];
