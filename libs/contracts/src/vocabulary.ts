/** The desk's fixed words: DESIGN section 1. What a brand may configure stands in desk.yaml (see desk-config.ts). */
import { z } from 'zod';

export const ticketTypes = ['support', 'sales', 'inquiry'] as const;
export const statuses = ['new', 'open', 'pending', 'resolved', 'closed', 'cancelled'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const departments = ['support', 'sales', 'technical', 'billing', 'management'] as const;
export const salesStages = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'] as const;
export const slaMetrics = ['response', 'resolution'] as const;
export const clockStates = ['running', 'paused', 'met', 'breached', 'cancelled'] as const;

export const TicketType = z.enum(ticketTypes);
export const Status = z.enum(statuses);
export const Priority = z.enum(priorities);
export const Department = z.enum(departments);
export const SalesStage = z.enum(salesStages);
export const SlaMetric = z.enum(slaMetrics);

export type TicketType = z.infer<typeof TicketType>;
export type Status = z.infer<typeof Status>;
export type Priority = z.infer<typeof Priority>;
export type Department = z.infer<typeof Department>;
export type SalesStage = z.infer<typeof SalesStage>;
export type SlaMetric = z.infer<typeof SlaMetric>;
export type ClockStateName = (typeof clockStates)[number];

const instantMessage = 'expected an instant as ISO 8601 in UTC with milliseconds, like 2025-03-01T09:30:00.000Z';

/** An instant on the wire: ISO 8601, UTC, milliseconds; so instants compare as strings. Other offsets are converted, never kept. */
export const Instant = z.iso
  .datetime({ offset: true, error: instantMessage })
  .refine((text) => !Number.isNaN(Date.parse(text)), instantMessage)
  .transform((text) => new Date(text).toISOString());
export type Instant = string;

/** Lower case whatever the case it came in: one id has one spelling. */
export const Uuid = z.uuid({ error: 'expected a UUID' }).toLowerCase();

const MONEY = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Euro as a decimal string with two digits; a number is accepted. Never a float in the log. */
export const Money = z
  .union([z.number().nonnegative().lt(1e12), z.string().trim().meta({ pattern: MONEY.source })], {
    error: 'expected an amount in euro like "4500.00" or 4500',
  })
  .transform((value, context) => {
    // A number with more than cents is refused like its text would be, never rounded.
    const text = typeof value === 'number' ? String(value) : value;
    const match = MONEY.exec(text);
    if (!match) {
      context.addIssue({ code: 'custom', message: 'expected an amount in euro like "4500.00" or 4500' });
      return z.NEVER;
    }
    return `${BigInt(match[1] ?? '0')}.${(match[2] ?? '').padEnd(2, '0')}`;
  });

/** Characters as people count them: an emoji is one, though it takes two UTF-16 units. */
const atMost = (max: number) => (text: string) => text.length <= max || (text.length <= 2 * max && [...text].length <= max);

/** Half of a character in two UTF-16 units: like NUL it survives in no store alike. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);
const halfCharacter = 'must not contain half of a character (an unpaired surrogate)';

/** One line of text for a person: no control characters, so that it can stand in a mail header. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .refine(atMost(max), `at most ${max} characters`)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line without control characters')
    .refine(isWhole, halfCharacter)
    .meta({ maxLength: max });

/** Text of several lines, trimmed at its end; what survives in no store alike is refused. */
export const Prose = (max: number) =>
  z
    .string()
    .refine(atMost(max), `at most ${max} characters`)
    .refine((text) => !text.includes('\0'), 'must not contain NUL characters')
    .refine(isWhole, halfCharacter)
    .meta({ maxLength: max });

export const Subject = Line(300);
export const Description = Prose(100_000);
export const MessageBody = Prose(100_000).refine((text) => text.trim().length > 0, 'must not be empty');
export const Tags = z
  .array(Line(50))
  .max(50, 'at most 50 tags')
  .transform((tags) => [...new Set(tags)]);
export const Percent = z.number().int('expected a whole number').min(0, 'expected 0 to 100').max(100, 'expected 0 to 100');

/** RFC 5321 length; zod's practical address form, which leaves no room for quoting tricks in mail headers. */
export const EmailAddress = z
  .string()
  .trim()
  .max(254, 'at most 254 characters')
  .meta({ format: 'email' })
  .pipe(z.email({ error: 'expected an e-mail address' }));

export const Contact = z.strictObject({
  name: Line(200),
  email: EmailAddress,
  phone: Line(50).nullable().default(null),
});
export type Contact = z.infer<typeof Contact>;

/** Who did it: on every command and every event. `id` is a user's id, a contact's id or a service's name. */
export const Actor = z.strictObject({ kind: z.enum(['agent', 'customer', 'system']), id: Line(200), name: Line(200) });
export type Actor = z.infer<typeof Actor>;

/** The priority `steps` above the given one in the order low, normal, high, urgent; the highest stays. */
export const raisePriority = (priority: Priority, steps = 1): Priority =>
  priorities[Math.min(priorities.indexOf(priority) + steps, priorities.length - 1)] ?? priority;
