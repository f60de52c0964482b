import { FileRefused } from './refused';

/** Deepest nesting of one value; GeoJSON itself needs about ten. */
const maximumDepth = 64;
/** Most characters of one value (one feature): a boundary of some 800,000 vertices. */
const maximumValueCharacters = 20 * 1024 * 1024;

/** White space, record separators of RFC 8142, byte order marks. */
const blanks = new Set([32, 10, 13, 9, 0x1e, 0xfeff]);
const quote = 34, backslash = 92;

/**
 * A window sliding over JSON text, which cuts out one value at a time without holding the rest. It knows only brackets and
 * strings; what it cuts out is checked by JSON.parse. Refuses `malformed-json` with the character position.
 */
export class TextWindow {
  readonly #texts: AsyncIterator<string>;
  /** Which feature is being read, for the refusal. */
  row = 0;
  #text = '';
  #at = 0;
  /** Characters already dropped in front of `#text`. */
  #dropped = 0;

  constructor(texts: AsyncIterable<string>) {
    this.#texts = texts[Symbol.asyncIterator]();
  }

  malformed(detail: string, at = this.#at): FileRefused {
    return new FileRefused('malformed-json', { row: this.row, characterOffset: this.#dropped + at, detail });
  }

  /** The next character that is not white space (nor a record separator of RFC 8142); null at the end. */
  async peek(): Promise<string | null> {
    for (;;) {
      while (this.#at < this.#text.length) {
        if (!blanks.has(this.#text.charCodeAt(this.#at))) return this.#text[this.#at] as string;
        this.#at += 1;
      }
      if (!(await this.#more())) return null;
    }
  }

  /** Passes over one expected punctuation mark. */
  async expect(mark: string): Promise<void> {
    const found = await this.peek();
    if (found !== mark) throw this.malformed(found === null ? `文件在需要“${mark}”处结束` : `需要“${mark}”，却是“${found}”`);
    this.#at += 1;
  }

  /** Passes over a mark when it comes next. */
  async accept(mark: string): Promise<boolean> {
    if ((await this.peek()) !== mark) return false;
    this.#at += 1;
    return true;
  }

  /** Cuts out and parses the next value. */
  async value(): Promise<{ value: unknown; characters: number }> {
    const start = this.#dropped + this.#at;
    const text = await this.#cut();
    try {
      return { value: JSON.parse(text) as unknown, characters: text.length };
    } catch (error) {
      throw new FileRefused('malformed-json', { row: this.row, characterOffset: start, detail: (error as Error).message });
    }
  }

  async #cut(): Promise<string> {
    const first = await this.peek();
    if (first === null) throw this.malformed('文件不完整');
    const scan = first === '{' || first === '[' ? scanNested : first === '"' ? scanString : scanBare;
    const state: Scan = { depth: 0, inString: false, isEscaped: false };
    const pieces: string[] = [];
    let characters = 0;
    for (;;) {
      const end = scan(this.#text, this.#at, state);
      pieces.push(this.#text.slice(this.#at, end ?? undefined));
      characters += (end ?? this.#text.length) - this.#at;
      this.#at = end ?? this.#text.length;
      if (state.depth > maximumDepth) throw this.malformed(`嵌套超过 ${maximumDepth} 层`);
      if (end !== null) return pieces.join('');
      if (characters > maximumValueCharacters) throw this.malformed(`一个要素超过 ${maximumValueCharacters} 个字符`);
      if (await this.#more()) continue;
      if (scan === scanBare) return pieces.join('');
      throw this.malformed('文件不完整');
    }
  }

  /** Reads on, forgetting what lies before the position. */
  async #more(): Promise<boolean> {
    const next = await this.#texts.next();
    if (next.done) return false;
    this.#dropped += this.#at;
    this.#text = this.#text.slice(this.#at) + next.value;
    this.#at = 0;
    return true;
  }
}

interface Scan {
  depth: number;
  inString: boolean;
  /** The next character belongs to a backslash. */
  isEscaped: boolean;
}

/** Position after the bracket that closes the value (or opens one too deep); null when the text ends first. */
function scanNested(text: string, from: number, state: Scan): number | null {
  for (let at = from; at < text.length;) {
    if (state.inString) {
      const end = scanString(text, at, state);
      if (end === null) return null;
      at = end;
      continue;
    }
    const code = text.charCodeAt(at);
    at += 1;
    if (code === quote) state.inString = true;
    else if (code === 123 || code === 91) {
      state.depth += 1;
      if (state.depth > maximumDepth) return at;
    } else if (code === 125 || code === 93) {
      state.depth -= 1;
      if (state.depth === 0) return at;
    }
  }
  return null;
}

/** Position after the closing quote; null when the text ends inside the string. */
function scanString(text: string, from: number, state: Scan): number | null {
  let at = from;
  if (!state.inString) [at, state.inString] = [from + 1, true];
  if (state.isEscaped && at < text.length) [at, state.isEscaped] = [at + 1, false];
  for (;;) {
    const end = text.indexOf('"', at);
    const slashes = slashesBefore(text, end === -1 ? text.length : end, at);
    if (end === -1) {
      state.isEscaped = slashes % 2 === 1;
      return null;
    }
    at = end + 1;
    if (slashes % 2 === 1) continue;
    state.inString = false;
    return at;
  }
}

/** How many backslashes stand right before `end`, not looking further back than `start`. */
function slashesBefore(text: string, end: number, start: number): number {
  let count = 0;
  while (end - 1 - count >= start && text.charCodeAt(end - 1 - count) === backslash) count += 1;
  return count;
}

/** Numbers, true, false, null: up to the next punctuation mark or white space. */
function scanBare(text: string, from: number): number | null {
  const length = text.slice(from).search(/[\s,\]}:]/);
  return length === -1 ? null : from + length;
}
