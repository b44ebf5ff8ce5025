/** The block for a ticket: four lines that tell whoever must act what their support asks first. Pure. */
import type { Facts } from '../reference/code';
import { mustFindCode } from '../reference/lookup';
import { phrase } from '../reference/phrases/terminal';
import type { Lang } from '../vocabulary';
import { displayWidth, hang, pad, wrap } from './format';
import type { Finding } from './report';

/** Characters of the server's message. */
const messageMost = 80;

export interface TicketQuestion {
  finding: Finding;
  /** What is known of the answer that tells most: its status, and what the server said in it. */
  answer: Facts;
  baseUrl: string;
  generatedAt: string;
  lang: Lang;
}

/** When and where · what was answered · which requests · what it is not. */
export function ticketOf({ finding, answer, baseUrl, generatedAt, lang }: TicketQuestion): string[] {
  const { code, reason, model, protocol, requestIds } = finding;
  const { status, message } = { ...answer, ...finding.facts };
  const ruledOut = new Set(finding.ruledOut.map((each) => phrase(lang, `area.${mustFindCode(each).class}`)));
  return labelled(
    [
      [phrase(lang, 'ticket.time'), `${generatedAt.replace(/\.\d+Z$/, 'Z')} (UTC) · ${baseUrl}`],
      [
        phrase(lang, 'ticket.code'),
        [
          reason === null ? code : `${code} (${reason})`,
          status === undefined ? '' : `HTTP ${status}`,
          model === null ? '' : `${protocol ?? ''} ${model}`.trim(),
          message === undefined ? '' : `"${shortened(String(message))}"`,
        ]
          .filter((part) => part !== '')
          .join(' · '),
      ],
      [phrase(lang, 'ticket.requestIds'), requestIds.join(' ') || phrase(lang, 'ticket.none')],
      [phrase(lang, 'ruledOut'), [...ruledOut].join(phrase(lang, 'list.separator')) || phrase(lang, 'ticket.none')],
    ],
    lang,
  );
}

/** Support reads the whole message in its own logs; here it only has to be recognised. */
function shortened(message: string): string {
  return message.length > messageMost ? `${message.slice(0, messageMost - 1)}…` : message;
}

/** `Label: text`, the texts below each other. */
function labelled(rows: readonly (readonly [label: string, text: string])[], lang: Lang): string[] {
  const labels = rows.map(([label]) => phrase(lang, 'labelled', { label, text: '' }).trimEnd());
  const width = Math.max(...labels.map(displayWidth));
  return rows.map(([, text], index) => `${pad(labels[index] ?? '', width)} ${text}`);
}

/** A line of the ticket in at most `room` columns: what does not fit continues under its text. */
export function wrapTicketLine(line: string, room: number): string[] {
  if (displayWidth(line) <= room) return [line];
  const [, label = '', text = line] = /^(\S[^:：]{0,16}[:：]\s*)(.*)$/.exec(line) ?? [];
  return hang(label, wrap(text, room - displayWidth(label)));
}
