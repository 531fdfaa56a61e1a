/** The shape of desk.yaml: workflows, categories, routing, SLA, escalation and entities as data. Errors name the path. */
import { z } from 'zod';
import { Department, Line, Priority, Status, ticketTypes, Uuid } from './vocabulary';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const Slug = z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, 'expected a lower-case word like chargecars');
export const TimeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'expected an IANA time zone like Europe/Amsterdam');

const Span = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected hours like 09:00-17:30')
  .refine((span) => span.slice(0, 5) < span.slice(6), 'must end after it starts');

/** `always`: every hour counts. `weekly`: wall-clock hours in a time zone, without the holidays (local dates). */
export const CalendarConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({
    kind: z.literal('weekly'),
    time_zone: TimeZone,
    hours: z
      .partialRecord(z.enum(weekdays), z.array(Span).min(1))
      .refine((week) => Object.keys(week).length > 0, 'needs at least one day'),
    holidays: z.array(z.iso.date('expected a date like 2026-12-25')).default([]),
  }),
]);
export type CalendarConfig = z.infer<typeof CalendarConfig>;

export const EscalationLevel = z.strictObject({
  at_percent: z.number().int().min(1).max(1000),
  notify: z.array(z.enum(['assignee', 'department', 'management'])).default([]),
  raise_priority: z.number().int().min(0).max(3).default(0),
  assign_department: Department.nullable().default(null),
});
export type EscalationLevel = z.infer<typeof EscalationLevel>;

/** A level is known by its percentage: each once per clock. */
const Escalation = z
  .array(EscalationLevel)
  .refine(
    (levels) => new Set(levels.map(({ at_percent }) => at_percent)).size === levels.length,
    'each at_percent may stand once',
  );

const Hours = z.number().positive('expected more than 0 hours').max(87_600, 'expected at most 87600 hours, ten years');
const Target = z.strictObject({
  hours: Hours,
  by_priority: z.partialRecord(Priority, Hours).default({}),
});
export const SlaPolicy = z.strictObject({
  calendar: Slug,
  response: Target,
  resolution: Target,
  pauses_in: z.array(Status).default(['pending']),
  escalation: Escalation.optional(),
});
export type SlaPolicy = z.infer<typeof SlaPolicy>;

export const SlaConfig = z.strictObject({
  calendars: z.record(Slug, CalendarConfig),
  policies: z.record(Slug, SlaPolicy),
  escalation: Escalation,
});

const Transition = z
  .strictObject({ from: Status, to: Status, addition: z.boolean().default(false) })
  .refine(({ from, to }) => from !== to, 'a move leads to another status');
const Workflow = z.strictObject({ transitions: z.array(Transition).min(1) });

const TicketTypeConfig = z.strictObject({
  number_prefix: z.string().regex(/^[A-Z]{2,5}$/, 'expected two to five capitals like SUP'),
  categories: z.array(Slug).min(1),
  departments: z.strictObject({ by_category: z.record(Slug, Department).default({}), otherwise: Department.nullable() }),
  workflow: Slug,
  sla: Slug,
});

/** What stands before the @ of an inbox. */
const Inbox = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*$/, 'expected what stands before the @, like support');

export const BusinessEntity = z.strictObject({
  id: Uuid,
  slug: Slug,
  name: Line(200),
  domain: z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'expected a domain like chargecars.nl'),
  language: z.enum(['en', 'nl']).default('en'),
  time_zone: TimeZone.default('Europe/Amsterdam'),
  general_inbox: Inbox.default('info'),
  inboxes: z.partialRecord(Department, Inbox).default({}),
});
/** `demo` is set on the built-in brand alone; desk.yaml has no such field. */
export type BusinessEntity = z.infer<typeof BusinessEntity> & { demo?: true };

interface Mistake {
  path: (string | number)[];
  message: string;
}
interface Parts {
  business_entities: BusinessEntity[];
  ticket_types: Record<(typeof ticketTypes)[number], z.infer<typeof TicketTypeConfig>>;
  workflows: Record<string, unknown>;
  sla: z.infer<typeof SlaConfig>;
}

/** What names something that the file does not have. */
function danglingNames({ ticket_types, workflows, sla }: Parts): Mistake[] {
  const lookUp = (path: Mistake['path'], what: string, name: string, known: string[]): Mistake[] =>
    known.includes(name)
      ? []
      : [{ path, message: `names the ${what} "${name}", which does not exist; expected one of ${known.join(', ')}` }];
  return [
    ...ticketTypes.flatMap((type) => {
      const { workflow, sla: policy, categories, departments } = ticket_types[type];
      const routed = ['ticket_types', type, 'departments', 'by_category'];
      return [
        ...lookUp(['ticket_types', type, 'workflow'], 'workflow', workflow, Object.keys(workflows)),
        ...lookUp(['ticket_types', type, 'sla'], 'policy', policy, Object.keys(sla.policies)),
        ...Object.keys(departments.by_category).flatMap((name) => lookUp(routed, 'category', name, categories)),
      ];
    }),
    ...Object.entries(sla.policies).flatMap(([name, { calendar }]) =>
      lookUp(['sla', 'policies', name, 'calendar'], 'calendar', calendar, Object.keys(sla.calendars)),
    ),
  ];
}

/** What must be told apart: brands by all their names, and the number series of ticket types by their prefix. */
function repeatedNames({ business_entities, ticket_types }: Parts): Mistake[] {
  const prefixes = ticketTypes.map((type) => ({
    path: ['ticket_types', type, 'number_prefix'],
    name: ticket_types[type].number_prefix,
  }));
  const brands = (['id', 'slug', 'domain'] as const).map((key) =>
    business_entities.map((entity, index) => ({ path: ['business_entities', index, key], name: entity[key] })),
  );
  return [prefixes, ...brands].flatMap((group) =>
    group
      .filter(({ name }, index) => group.findIndex((other) => other.name === name) < index)
      .map(({ path, name }) => ({ path, message: `"${name}" is used twice` })),
  );
}

export const DeskConfig = z
  .strictObject({
    business_entities: z.array(BusinessEntity).min(1),
    ticket_types: z.strictObject({ support: TicketTypeConfig, sales: TicketTypeConfig, inquiry: TicketTypeConfig }),
    workflows: z.record(Slug, Workflow),
    sla: SlaConfig,
    notifications: z
      .strictObject({
        acknowledge_customer: z.boolean().default(true),
        /** At most so many mails to one customer's address within an hour (see LESSONS on mail abuse). */
        customer_mails_per_hour: z.number().int().positive().default(20),
      })
      .prefault({}),
    public_forms: z
      .strictObject({
        /** At most so many tickets from one address of the internet within an hour, as many replies, and as many ratings. */
        messages_per_hour: z.number().int().positive().default(20),
      })
      .prefault({}),
  })
  .superRefine((config, context) => {
    for (const { path, message } of [...danglingNames(config), ...repeatedNames(config)])
      context.addIssue({ code: 'custom', path, message });
  });
export type DeskConfig = Omit<z.infer<typeof DeskConfig>, 'business_entities'> & { business_entities: BusinessEntity[] };

/** The entity that a request names by id or slug. */
export const findEntity = (config: DeskConfig, idOrSlug: string): BusinessEntity | undefined =>
  config.business_entities.find((entity) => entity.id === idOrSlug.toLowerCase() || entity.slug === idOrSlug);
