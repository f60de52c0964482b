import { FileRefused } from './refused';

/** Deepest nesting of one value; GeoJSON itself needs about ten. */
const maximumDepth = 64;
/** Most characters of one value (one feature): a boundary of some 800,000 vertices. */
const maximumValueCharacters = 20 * 1024 * 1024;

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
        const code = this.#text.charCodeAt(this.#at);
        if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0x1e && code !== 0xfeff) return this.#text[this.#at] as string;
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
    this.#text = this.#text.slice(this.#at);
    this.#dropped += this.#at;
    this.#at = 0;
    const scan = first === '{' || first === '[' ? scanNested : first === '"' ? scanString : scanBare;
    const state: Scan = { at: 0, depth: 0, inString: false };
    while (!scan(this.#text, state)) {
      if (state.depth > maximumDepth) throw this.malformed(`嵌套超过 ${maximumDepth} 层`, state.at);
      if (this.#text.length > maximumValueCharacters) throw this.malformed(`一个要素超过 ${maximumValueCharacters} 个字符`, state.at);
      if (await this.#append()) continue;
      if (scan === scanBare && state.at > 0) break;
      throw this.malformed('文件不完整', this.#text.length);
    }
    const cut = this.#text.slice(0, state.at);
    this.#at = state.at;
    return cut;
  }

  /** Reads on, forgetting what lies before the position. */
  async #more(): Promise<boolean> {
    this.#text = this.#text.slice(this.#at);
    this.#dropped += this.#at;
    this.#at = 0;
    return this.#append();
  }

  async #append(): Promise<boolean> {
    const next = await this.#texts.next();
    if (next.done) return false;
    this.#text += next.value;
    return true;
  }
}

interface Scan {
  at: number;
  depth: number;
  inString: boolean;
}

/** Scans on to the bracket that closes the value; false when the text ends first or nesting is too deep. */
function scanNested(text: string, state: Scan): boolean {
  while (state.at < text.length) {
    if (state.inString) {
      if (!passString(text, state)) return false;
      continue;
    }
    const code = text.charCodeAt(state.at);
    state.at += 1;
    if (code === quote) state.inString = true;
    else if (code === 123 || code === 91) {
      state.depth += 1;
      if (state.depth > maximumDepth) return false;
    } else if (code === 125 || code === 93) {
      state.depth -= 1;
      if (state.depth === 0) return true;
    }
  }
  return false;
}

function scanString(text: string, state: Scan): boolean {
  if (state.at === 0) [state.at, state.inString] = [1, true];
  return passString(text, state);
}

/** Numbers, true, false, null: up to the next punctuation mark or white space. */
function scanBare(text: string, state: Scan): boolean {
  const end = text.slice(state.at).search(/[\s,\]}:]/);
  state.at = end === -1 ? text.length : state.at + end;
  return end !== -1;
}

/** Moves past the closing quote; false when the text ends inside the string. */
function passString(text: string, state: Scan): boolean {
  for (;;) {
    const end = text.indexOf('"', state.at);
    if (end === -1) {
      // Left before a trailing run of backslashes, so that an escape is never cut in two.
      let safe = text.length;
      while (safe > state.at && text.charCodeAt(safe - 1) === backslash) safe -= 1;
      state.at = safe;
      return false;
    }
    let slashes = 0;
    while (end - 1 - slashes >= state.at && text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    state.at = end + 1;
    if (slashes % 2 === 0) {
      state.inString = false;
      return true;
    }
  }
}
