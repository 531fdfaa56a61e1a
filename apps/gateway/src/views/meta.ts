/** What a page needs to build its forms: this desk's configuration, as far as it is for everybody. */
import {
  Department,
  departments,
  type DeskConfig,
  type Label,
  labelOf,
  priorities,
  Priority,
  SalesStage,
  salesStages,
  Status,
  statuses,
  TicketType,
  ticketTypes,
} from '@eventdesk/contracts';
import { z } from 'zod';
import { fieldLabels, type FieldName } from './field-labels';

const LabelView = z.object({ en: z.string(), nl: z.string() });
const FormField = z.object({
  name: z.string(),
  label: LabelView,
  kind: z.enum(['line', 'text', 'select', 'email', 'phone', 'money', 'percent', 'tags']),
  required: z.boolean(),
  options: z.array(z.string()).nullable(),
  max_length: z.number().int().nullable(),
});
type FormField = z.infer<typeof FormField>;

export const MetaView = z.object({
  ticket_types: z.array(
    z.object({
      type: TicketType,
      number_prefix: z.string(),
      categories: z.array(z.string()),
      workflow: z.string(),
      fields: z.array(FormField),
    }),
  ),
  workflows: z.record(
    z.string(),
    z.object({ transitions: z.array(z.object({ from: Status, to: Status, addition: z.boolean() })) }),
  ),
  statuses: z.array(Status),
  priorities: z.array(Priority),
  departments: z.array(Department),
  sales_stages: z.array(SalesStage),
  /** `demo`: the built-in brand to try the desk with, which forms do not offer. */
  business_entities: z.array(
    z.object({ id: z.uuid(), slug: z.string(), name: z.string(), language: z.enum(['en', 'nl']), demo: z.boolean() }),
  ),
  /** Of every type, category, status, priority, department and stage. */
  labels: z.record(z.string(), LabelView),
});
export type MetaView = z.infer<typeof MetaView>;

export function metaOf(config: DeskConfig): MetaView {
  const categories = ticketTypes.flatMap((type) => config.ticket_types[type].categories);
  const words = [...ticketTypes, ...categories, ...statuses, ...priorities, ...departments, ...salesStages];
  return {
    ticket_types: ticketTypes.map((type) => ({
      type,
      number_prefix: config.ticket_types[type].number_prefix,
      categories: config.ticket_types[type].categories,
      workflow: config.ticket_types[type].workflow,
      fields: fieldsOf(config, type),
    })),
    workflows: config.workflows,
    statuses: [...statuses],
    priorities: [...priorities],
    departments: [...departments],
    sales_stages: [...salesStages],
    business_entities: config.business_entities.map(({ id, slug, name, language, demo = false }) => ({
      id,
      slug,
      name,
      language,
      demo,
    })),
    labels: Object.fromEntries(words.map((word): [string, Label] => [word, labelOf(word)])),
  };
}

/** The fields of `POST /tickets` for a type, in the order a form asks them. */
function fieldsOf(config: DeskConfig, type: TicketType): FormField[] {
  const entities = config.business_entities.flatMap(({ slug, demo }) => (demo ? [] : [slug]));
  return [
    field('business_entity_id', 'select', { required: true, options: entities }),
    field('category', 'select', { required: true, options: config.ticket_types[type].categories }),
    field('subject', 'line', { required: true, max_length: 300 }),
    field('description', 'text', { required: true, max_length: 100_000 }),
    field('priority', 'select', { options: [...priorities] }),
    field('contact.name', 'line', { required: true, max_length: 200 }),
    field('contact.email', 'email', { required: true, max_length: 254 }),
    field('contact.phone', 'phone', { max_length: 50 }),
    ...(type === 'support' ? [field('order_id', 'line', { max_length: 100 })] : []),
    ...(type === 'sales' ? salesFields : []),
    field('tags', 'tags', { max_length: 50 }),
  ];
}

const field = (name: FieldName, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  name,
  label: fieldLabels[name],
  kind,
  required: false,
  options: null,
  max_length: null,
  ...more,
});

const salesFields = [
  field('quote_id', 'line', { max_length: 100 }),
  field('opportunity_value', 'money'),
  field('lead_source', 'line', { max_length: 100 }),
  field('conversion_probability', 'percent'),
];
