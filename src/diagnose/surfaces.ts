/** When every surface was tried, one that the key's group does not serve is an answer to the question, not a failure. Pure. */
import type { Cause } from './observation';
import type { Scene } from './scene';

/** The group does not serve the surface, whatever the model. */
export const surfaceNotServed: ReadonlySet<string> = new Set([
  'GROUP_PLATFORM_MISMATCH',
  'GROUP_MESSAGES_NOT_ALLOWED',
  'ENDPOINT_NOT_SUPPORTED',
  'GROUP_CLAUDE_CODE_ONLY',
]);

/** The cause, as a warning that names the surfaces that do work, when nobody asked for this surface by name and another one works. */
export function unlessAsked(cause: Cause, scene: Scene): Cause {
  const { protocol, code, severity } = cause;
  if (!scene.target.everySurface || severity !== 'fail' || protocol === null || !surfaceNotServed.has(code))
    return cause;
  const served = scene.target.protocols.filter((each) =>
    scene.lives.some((item) => item.protocol === each && scene.brought(item)),
  );
  if (served.some((each) => each !== protocol)) {
    const values = { protocol, otherProtocol: served.join(', ') };
    const notes: Cause['notes'] = [...(cause.notes ?? []), { phrase: 'note.surfacesServed', values }];
    return { ...ofEveryModel(cause), severity: 'warn', notes };
  }
  // Without live requests the list shows that the key is served on the other surfaces.
  return scene.lives.length === 0 && scene.listPassed ? { ...ofEveryModel(cause), severity: 'warn' } : cause;
}

/** The group does not serve the surface, whatever the model: said once, and of no model. */
function ofEveryModel(cause: Cause): Cause {
  const { model: _model, ...facts } = cause.facts;
  return { ...cause, model: null, facts };
}

/** A warning about a surface that nobody asked for by name. */
export function isSpareSurface({ severity, code, protocol }: Pick<Cause, 'severity' | 'code' | 'protocol'>): boolean {
  return severity === 'warn' && protocol !== null && surfaceNotServed.has(code);
}
