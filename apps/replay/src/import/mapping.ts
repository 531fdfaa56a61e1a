/** The mapping file: how the rows of another system's log read as a ticket's history. Errors name the path and what was expected. */
import { Line, Priority, TicketType } from '@eventdesk/contracts';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { type Cells, parseTemplate, type Template } from './template';
import { namesYear } from './timestamps';

const Column = z.string().min(1, 'expected the name of a column');

/** One of two forms, told apart by being text or not, so that an error names the path inside the form that was meant. */
const textOr = <T, O>(text: z.ZodType<T>, other: z.ZodType<O>) =>
  z.unknown().transform((given, context): T | O => {
    const result = (typeof given === 'string' ? text : other).safeParse(given);
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

const TemplateText = z.string('expected text, with columns like {{customer}}').transform((text, context): Template => {
  try {
    return parseTemplate(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** A fixed word, or one read from a column: through `values` when given, and `otherwise` for what it lacks. */
export type Choice<T extends string> =
  { fixed: T } | { column: string; values?: Record<string, T> | undefined; otherwise?: T | undefined; word: z.ZodType<T> };

const choiceOf = <T extends string>(word: z.ZodType<T>) =>
  textOr(
    word.transform((fixed): Choice<T> => ({ fixed })),
    z
      .strictObject(
        { column: Column, values: z.record(z.string(), word).optional(), otherwise: word.optional() },
        'expected a fixed word, or { column, values, otherwise }',
      )
      .transform((choice): Choice<T> => ({ ...choice, word })),
  );

/** The word for this row; undefined when the column holds a value that the mapping does not know. */
export function choose<T extends string>(choice: Choice<T>, cells: Cells): T | undefined {
  if ('fixed' in choice) return choice.fixed;
  const given = (cells.get(choice.column) ?? '').trim();
  const { values, otherwise, word } = choice;
  if (!values) return word.safeParse(given).data ?? otherwise;
  return Object.hasOwn(values, given) ? values[given] : otherwise;
}

const plainSteps = ['open', 'priority', 'take_in_charge', 'pending', 'resolve', 'close', 'cancel', 'ignore'] as const;
type PlainStep = (typeof plainSteps)[number];
export type Step =
  | { do: PlainStep; text: Template | null }
  | { do: 'note'; text: Template }
  | { do: 'reply'; text: Template; author: 'agent' | 'customer' };

const Reply = z.strictObject({ author: z.enum(['agent', 'customer']).default('agent'), body: TemplateText });
/** `resolve` may say the resolution; `pending`, `close` and `cancel` the reason. */
const StepWithText = z
  .strictObject({
    note: TemplateText,
    reply: Reply,
    pending: TemplateText,
    resolve: TemplateText,
    close: TemplateText,
    cancel: TemplateText,
  })
  .partial()
  .refine((step) => Object.keys(step).length === 1, 'expected one step, like { note: "{{text}}" }')
  .transform(({ note, reply, ...plain }): Step => {
    if (note) return { do: 'note', text: note };
    if (reply) return { do: 'reply', text: reply.body, author: reply.author };
    const [[step, text] = ['ignore', null]] = Object.entries(plain);
    return { do: step as PlainStep, text };
  });
const OneStep = textOr(
  z
    .enum(plainSteps, `expected one of ${plainSteps.join(', ')}, or { note: … }, { reply: … }`)
    .transform((step): Step => ({ do: step, text: null })),
  StepWithText,
);
const Steps = z.preprocess(
  (given) => (Array.isArray(given) ? (given as unknown[]) : [given]),
  z.array(OneStep).min(1, 'needs at least one step; "ignore" says that it means nothing'),
);

const optionalText = TemplateText.nullable().default(null);

export const Mapping = z.strictObject({
  /** Root of every id: another name gives the same rows another identity. */
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,49}$/, 'expected a short name like helpdesk-log'),
  csv: z
    .strictObject({
      delimiter: z.string().length(1, 'expected one character').default(','),
      encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).default('utf-8'),
    })
    .prefault({}),
  case_id: Column,
  activity: Column,
  timestamp: z.strictObject({
    column: Column,
    format: z.string().refine(namesYear, 'expected luxon tokens with a year, like yyyy/MM/dd HH:mm:ss.SSS, or iso'),
    time_zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'expected an IANA time zone like Europe/Rome'),
  }),
  actor: TemplateText,
  /** What to do with a case whose first row is no opening: history can be cut off at its beginning. */
  cut_off_cases: z.enum(['open_at_first_row', 'reject']).default('open_at_first_row'),
  ticket: z.strictObject({
    business_entity: Line(100),
    ticket_type: choiceOf(TicketType),
    category: choiceOf(Line(100)),
    priority: choiceOf(Priority),
    subject: TemplateText,
    description: TemplateText,
    contact: z.strictObject({ name: TemplateText, email: TemplateText, phone: optionalText }),
    organization: optionalText,
    opportunity_value: optionalText,
    lead_source: optionalText,
    tags: z.array(TemplateText).default([]),
  }),
  activities: z
    .record(z.string(), Steps)
    .refine((activities) => Object.keys(activities).length > 0, 'needs at least one activity'),
});
export type Mapping = z.infer<typeof Mapping>;
