/** Reads an answer's body within a fixed amount of memory: text decoding across chunk borders, decompression that was never asked for, and the cap. Knows no sockets. */

import type { Transform } from 'node:stream';
import { TextDecoder } from 'node:util';
import * as zlib from 'node:zlib';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { StreamFrame } from './exchange';

/** Bytes of a body that are kept; what lies beyond is not read. */
export const bodyLimit = 1024 * 1024;

/** Beyond this many frames, those that arrive within the same millisecond are kept as one. */
const frameDetail = 4096;

export interface BodyResult {
  text: string;
  frames: StreamFrame[];
  /** Why decompression failed; `null` when it did not or was not needed. */
  decodeError: { name: string; message: string } | null;
}

export interface BodySettings {
  contentEncoding: string | undefined;
  contentType: string | undefined;
  keepFrames: boolean;
  /** ms since the start of the request. */
  clock(): number;
  onText(text: string, atMs: number): void;
  /** The cap was reached: nothing further is wanted. */
  onFull(): void;
}

function textDecoder(contentType: string | undefined): TextDecoder {
  const label = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1];
  if (label !== undefined)
    try {
      return new TextDecoder(label);
    } catch {
      // An unknown label: UTF-8 is what every gateway sends.
    }
  return new TextDecoder();
}

type Coding = (firstByte: number) => Transform | null;

/** zlib and raw deflate share one name on the wire; the first byte tells them apart (RFC 1950: the low nibble is 8). */
function inflater(firstByte: number): Transform {
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

const codings: ReadonlyMap<string, Coding> = new Map<string, Coding>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', inflater],
  ['br', () => createBrotliDecompress()],
  ['zstd', zstd],
]);

function zstd(): Transform | null {
  // Node has it from 22.15 on; the types are those of the oldest supported Node.
  const create: unknown = Reflect.get(zlib, 'createZstdDecompress');
  return typeof create === 'function' ? (create as () => Transform)() : null;
}

/** Content codings to undo, last applied first. Unknown ones are left alone: the body is then shown as it came. */
function codingsOf(contentEncoding: string | undefined): string[] {
  return (contentEncoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => codings.has(name))
    .reverse();
}

/** Mostly readable: worth showing as text. */
function looksLikeText(text: string): boolean {
  const start = text.slice(0, 512);
  const odd = start.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return odd * 10 <= start.length;
}

export class BodyReader {
  /** Bytes as received, before decoding. */
  bytes = 0;
  capped = false;
  readonly #settings: BodySettings;
  readonly #codings: string[];
  #text = '';
  readonly #frames: StreamFrame[] = [];
  #textBytes = 0;
  #decoder: TextDecoder;
  #raw: Buffer[] = [];
  #chain: Transform[] = [];
  #unpacked: Promise<void> | null = null;
  #failure: Error | null = null;

  constructor(settings: BodySettings) {
    this.#settings = settings;
    this.#codings = codingsOf(settings.contentEncoding);
    this.#decoder = textDecoder(settings.contentType);
  }

  /** Takes one chunk as the connection delivered it. */
  push(chunk: Buffer): void {
    if (this.capped || chunk.length === 0) return;
    const room = bodyLimit - this.bytes;
    const piece = chunk.length > room ? chunk.subarray(0, room) : chunk;
    this.bytes += piece.length;
    if (this.#codings.length === 0) this.#take(piece);
    else this.#unpack(piece);
    if (chunk.length > room) this.#full();
  }

  /** Ends the body; whatever was still being decompressed is waited for. Never rejects. */
  async finish(): Promise<BodyResult> {
    if (this.#unpacked !== null) {
      this.#chain[0]?.end();
      await this.#unpacked;
    }
    const decodeError = this.#failure === null ? null : { name: this.#failure.name, message: this.#failure.message };
    if (decodeError !== null && this.#text === '') {
      const asText = this.#decoder.decode(Buffer.concat(this.#raw));
      if (looksLikeText(asText)) this.#text = asText;
    } else this.#emit(this.#decoder.decode());
    this.#raw = [];
    return { text: this.#text, frames: this.#frames, decodeError };
  }

  #full(): void {
    if (this.capped) return;
    this.capped = true;
    this.#settings.onFull();
  }

  #unpack(piece: Buffer): void {
    this.#raw.push(Buffer.from(piece));
    if (this.#unpacked === null) this.#unpacked = this.#startUnpacking(piece[0] ?? 0);
    this.#chain[0]?.write(piece);
  }

  #startUnpacking(firstByte: number): Promise<void> {
    return new Promise((resolve) => {
      const fail = (error: Error): void => {
        // A body that was capped ends in the middle of its compressed data; that is no failure of the sender.
        if (!this.capped) this.#failure ??= error;
        for (const step of this.#chain) step.destroy();
        resolve();
      };
      for (const name of this.#codings) {
        const step = codings.get(name)?.(firstByte) ?? null;
        if (step === null) return fail(new Error(`this Node cannot decode ${name}`));
        step.on('error', fail);
        this.#chain.at(-1)?.pipe(step);
        this.#chain.push(step);
      }
      const last = this.#chain.at(-1);
      last?.on('data', (data: Buffer) => {
        const room = bodyLimit - this.#textBytes;
        this.#take(data.length > room ? data.subarray(0, room) : data);
        if (data.length <= room) return;
        this.#full();
        for (const step of this.#chain) step.destroy();
        resolve();
      });
      last?.on('end', resolve);
    });
  }

  #take(data: Buffer): void {
    this.#textBytes += data.length;
    this.#emit(this.#decoder.decode(data, { stream: true }));
  }

  #emit(text: string): void {
    if (text === '') return;
    this.#text += text;
    const atMs = this.#settings.clock();
    if (this.#settings.keepFrames) {
      const previous = this.#frames.at(-1);
      if (
        previous !== undefined &&
        this.#frames.length >= frameDetail &&
        Math.floor(previous.atMs) === Math.floor(atMs)
      )
        previous.text += text;
      else this.#frames.push({ atMs, text });
    }
    this.#settings.onText(text, atMs);
  }
}
