/** The library entry: what other programs may import. No I/O and no process state may be reached from here. */
export type { CodeClass, Confidence, Lang, Owner, Protocol, Retry, WindowKind } from './vocabulary';
export { codeClasses, confidences, langs, owners, protocols, retries, windowKinds } from './vocabulary';
