/** The pages of `explain`: one code in full, several that one status can be, the whole table. Pure functions of their arguments; needs neither network nor schema. */
import { phrase } from '../reference/phrases/page';
import { type CodeClass, codeClasses, type Owner, type Retry } from '../vocabulary';
import {
  actSentence,
  commandLines,
  fixLines,
  heading,
  labelledLines,
  oneLine,
  type PageOptions,
  page,
  pageWidth,
  paragraph,
  titleLines,
} from './blocks';
import { displayWidth, flow, hang, pad, wrap } from './format';
import type { ExplainInput, ExplainMatch, ExplainReport } from './report';

/** One row of the table as the list shows it. */
export interface ListRow {
  class: CodeClass;
  code: string;
  owner: Owner;
  retry: Retry;
  title: string;
}

export interface ExplainPageOptions extends PageOptions {
  /** Code that was most likely meant by a word that is none. */
  nearest?: string;
  /** File whose name was given in place of its text. */
  file?: string | null;
  /** Show where the facts come from. */
  sources?: boolean;
}

/** What was recognised in each input, with a line feed at the end: one match in full; of several the first in full and the others in short. */
export function renderExplain(report: ExplainReport, options: ExplainPageOptions): string {
  const { style } = options;
  const rule = style.dim(style.symbols.rule.repeat(pageWidth(options)));
  return page(
    report.inputs.flatMap((input, index) => [
      ...(index === 0 ? [] : ['', rule]),
      ...inputLines(
        input,
        report.matches.filter((match) => match.input === index),
        report.inputs.length > 1,
        options,
      ),
    ]),
  );
}

/** How an input is named in a sentence: what was typed when that is short, otherwise what it was read as. */
function nameOf(input: ExplainInput, { lang }: PageOptions): string {
  const text = oneLine(input.text);
  return text !== '' && displayWidth(text) <= 40 ? text : phrase(lang, `form.${input.form}`);
}

/** A word that was looked up, which can mean several errors; a text holds them. */
function typed({ form }: ExplainInput): boolean {
  return form === 'status' || form === 'code' || form === 'alias';
}

function readAs(input: ExplainInput, options: PageOptions): string[] {
  const { lang, style } = options;
  const parts = [
    phrase(lang, `form.${input.form}`),
    input.status === null || input.form === 'status' ? '' : phrase(lang, 'form.statusValue', { status: input.status }),
    ...input.requestIds.map((id) => phrase(lang, 'form.requestId', { id: oneLine(id) })),
  ];
  if (typed(input)) return [];
  const lines = flow(
    parts,
    ` ${style.symbols.dot} `,
    pageWidth(options) - displayWidth(phrase(lang, 'explain.readAs')) - 1,
  );
  return [...hang(`${phrase(lang, 'explain.readAs')} `, lines).map(style.dim), ''];
}

function inputLines(
  input: ExplainInput,
  matches: readonly ExplainMatch[],
  several: boolean,
  options: ExplainPageOptions,
): string[] {
  const { lang, style } = options;
  const named = several
    ? [
        ...wrap(
          phrase(lang, 'labelled', { label: phrase(lang, 'explain.input'), text: nameOf(input, options) }),
          pageWidth(options),
        ).map(style.dim),
        '',
      ]
    : [];
  const [first, ...others] = matches;
  if (first === undefined) return [...named, ...nothingLines(input, options)];
  const choice =
    others.length === 0
      ? []
      : [
          ...wrap(
            typed(input)
              ? phrase(lang, 'explain.several', { text: nameOf(input, options), n: matches.length })
              : phrase(lang, 'explain.severalIn', { n: matches.length }),
            pageWidth(options),
          ),
          '',
        ];
  return [
    ...named,
    ...readAs(input, options),
    ...choice,
    ...matchLines(first, input, options),
    ...otherLines(others, phrase(lang, typed(input) ? 'explain.others' : 'explain.othersIn'), options),
  ];
}

/** One line: nothing was found, and what would help; the nearest code when the input looks like one. */
function nothingLines(input: ExplainInput, options: ExplainPageOptions): string[] {
  const { lang, style, nearest, file } = options;
  if (file)
    return [
      ...wrap(phrase(lang, 'explain.none.file', { file: oneLine(file) }), pageWidth(options)),
      `  ${style.command(`torouter explain - < ${/^[\w./~-]+$/.test(file) ? file : JSON.stringify(file)}`)}`,
    ];
  const { status } = input;
  if (status !== null && status >= 200 && status < 300)
    return hang(
      `${style.ok(style.symbols.pass)} `,
      wrap(phrase(lang, 'explain.success', { status }), pageWidth(options) - 2),
    );
  const said =
    nearest === undefined
      ? `${phrase(lang, 'explain.none')}${phrase(lang, 'sentence.separator')}${phrase(lang, 'explain.none.help', { command: 'curl -sSi … | torouter explain -' })}`
      : phrase(lang, 'explain.none.near', { code: nearest });
  return hang(`${style.warn(style.symbols.inconclusive)} `, wrap(said, pageWidth(options) - 2));
}

function section(title: string, lines: readonly string[], options: PageOptions): string[] {
  return lines.length === 0 ? [] : ['', ...heading(title, 2, options), ...lines];
}

/** One code in full: what it is, who must act, what it means, what causes it, what to do, how to tell it apart, where to read on. */
function matchLines(match: ExplainMatch, input: ExplainInput, options: ExplainPageOptions): string[] {
  const { lang, style } = options;
  const dot = ` ${style.symbols.dot} `;
  const about = flow(
    [
      phrase(lang, 'labelled', { label: phrase(lang, 'explain.kind'), text: phrase(lang, `class.${match.class}`) }),
      match.reason === null ? '' : phrase(lang, 'reason', { reason: oneLine(match.reason) }),
      match.confidence === 'certain' ? '' : phrase(lang, `confidence.${match.confidence}`),
    ],
    dot,
    pageWidth(options) - 2,
  );
  const separator = phrase(lang, 'list.separator');
  const list = (items: readonly string[]) => (width: number) => {
    const marked = items.map((item, index) => oneLine(item) + (index === items.length - 1 ? '' : separator.trimEnd()));
    return flow(marked, separator.endsWith(' ') ? ' ' : '', width);
  };
  const byRule = input.form !== 'status' && input.form !== 'code' && match.matchedBy !== '';
  const references = [
    ...(byRule ? [{ label: phrase(lang, 'explain.matchedBy'), items: [match.matchedBy] }] : []),
    { label: phrase(lang, 'explain.seeAlso'), items: match.seeAlso },
    { label: phrase(lang, 'explain.docs'), items: match.docs === null ? [] : [match.docs] },
    { label: phrase(lang, 'explain.sources'), items: options.sources ? match.sources : [] },
  ].filter(({ items }) => items.length > 0);
  return [
    ...titleLines('', match.title, match.code, (text) => text, options),
    ...hang('  ', about).map(style.dim),
    ...paragraph(actSentence(match, options), 2, options).map(style.bold),
    ...match.warnings.flatMap((warning) => [
      '',
      ...hang(`  ${style.warn(style.symbols.warn)} `, wrap(oneLine(warning), pageWidth(options) - 4)),
    ]),
    ...section(phrase(lang, 'explain.meaning'), paragraph(match.meaning, 4, options), options),
    ...section(
      phrase(lang, 'explain.causes'),
      match.causes.flatMap((cause) =>
        hang(`    ${style.symbols.bullet} `, wrap(oneLine(cause), pageWidth(options) - 6)),
      ),
      options,
    ),
    ...section(phrase(lang, 'explain.fixes'), fixLines(match.fixes, 4, options), options),
    ...section(
      phrase(lang, 'explain.tellApart'),
      match.tellApart === '' ? [] : paragraph(match.tellApart, 4, options),
      options,
    ),
    '',
    ...labelledLines(
      references.map(({ label, items }) => ({ label, lines: list(items) })),
      2,
      options,
      style.dim,
    ),
  ];
}

/** Candidates that are told apart in words; the rarer ones have a line each. */
const toldApart = 5;

/** The other candidates, likeliest first: what each is, whose it is, and how to tell it apart. */
function otherLines(matches: readonly ExplainMatch[], title: string, options: PageOptions): string[] {
  const [first] = matches;
  if (first === undefined) return [];
  const { lang, style } = options;
  const inner = { ...options, width: pageWidth(options) - 2 };
  return [
    '',
    ...heading(title, 2, options),
    ...matches.flatMap((match, index) => {
      const lines = titleLines(style.symbols.bullet, match.title, match.code, (text) => text, inner);
      if (index >= toldApart) return lines.map((line) => `  ${line}`);
      return [
        '',
        ...lines.map((line) => `  ${line}`),
        ...paragraph(actSentence(match, options), 4, options).map(style.dim),
        ...(match.tellApart === '' ? [] : paragraph(match.tellApart, 4, options)),
        ...(index === toldApart - 1 && matches.length > toldApart ? [''] : []),
      ];
    }),
    '',
    ...commandLines(phrase(lang, 'explain.list.more'), `torouter explain ${first.code}`, options),
  ];
}

/** Narrower than this, a title beside its code is not worth reading. */
const leastTitle = 36;

/** The whole table, grouped by class in the order of the vocabulary: code, who must act, whether to retry, title. One line each when the terminal is wide enough. */
export function renderExplainList(rows: readonly ListRow[], options: PageOptions): string {
  const { lang, style } = options;
  const width = pageWidth(options, 140);
  const wide = { ...options, width };
  const names = rows.map((row) => ({
    row,
    owner: phrase(lang, `owner.${row.owner}`),
    retry: phrase(lang, `retry.${row.retry}`),
  }));
  const columns = {
    code: Math.max(0, ...rows.map(({ code }) => code.length)),
    owner: Math.max(0, ...names.map(({ owner }) => displayWidth(owner))),
    retry: Math.max(0, ...names.map(({ retry }) => displayWidth(retry))),
  };
  const room = width - 2 - columns.code - 2 - columns.owner - 2 - columns.retry - 2;
  const rowLines = ({ row, owner, retry }: (typeof names)[number]): string[] => {
    const title = oneLine(row.title);
    const code = style.code(row.code) + ' '.repeat(columns.code - row.code.length);
    const facts = `${pad(owner, columns.owner)}  ${pad(retry, columns.retry)}`;
    if (room < leastTitle) {
      const beside = 2 + columns.code + 2 + displayWidth(facts.trimEnd()) <= width;
      const below = [owner, retry].join(phrase(lang, 'list.separator'));
      return [
        ...(beside ? [`  ${code}  ${style.dim(facts.trimEnd())}`] : [`  ${code}`, `    ${style.dim(below)}`]),
        ...hang('    ', wrap(title, width - 4)),
      ];
    }
    const head = `  ${code}  ${style.dim(facts)}  `;
    return hang(head, wrap(title, room));
  };
  const [example] = rows;
  return page([
    phrase(lang, 'explain.list', { n: rows.length }),
    ...codeClasses.flatMap((name) => {
      const members = names.filter(({ row }) => row.class === name);
      return members.length === 0
        ? []
        : [
            '',
            ...heading(phrase(lang, 'aside', { text: phrase(lang, `class.${name}`), aside: name }), 0, wide),
            ...members.flatMap(rowLines),
          ];
    }),
    '',
    ...(example === undefined
      ? []
      : commandLines(phrase(lang, 'explain.list.more'), `torouter explain ${example.code}`, wide)),
  ]);
}
