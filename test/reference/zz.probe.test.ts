import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { inputs, judge } from './inputs';

test('dump', async () => {
  const lines: string[] = [];
  for (const [id, input] of inputs) {
    try {
      const o = await judge(id);
      lines.push(
        JSON.stringify({
          id,
          kind: input.kind,
          ...o,
          shape: input.kind === 'exchange' ? `${input.protocol}/${input.response.status}` : '',
        }),
      );
    } catch (e) {
      lines.push(JSON.stringify({ id, kind: input.kind, error: String(e) }));
    }
  }
  writeFileSync('/tmp/w/judged.jsonl', lines.join('\n'));
});
