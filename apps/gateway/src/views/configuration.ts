/** The configuration for people to read: every default written out, every name followed. There are no secrets in it. */
import {
  type BusinessEntity,
  CalendarConfig,
  Department,
  departments,
  type DeskConfig,
  EscalationLevel,
  priorities,
  Priority,
  type SlaPolicy,
  Status,
  TicketType,
  ticketTypes,
} from '@eventdesk/contracts';
import { inboxAddress, seriesName } from '@eventdesk/domain';
import { z } from 'zod';

const EntityView = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  domain: z.string(),
  language: z.enum(['en', 'nl']),
  time_zone: z.string(),
  /** What its tickets are numbered in, by type. */
  number_series: z.array(z.object({ type: TicketType, series: z.string() })),
  /** Of every department, and of none: the general inbox. */
  inboxes: z.array(z.object({ department: Department.nullable(), address: z.string() })),
});

const TypeView = z.object({
  type: TicketType,
  number_prefix: z.string(),
  workflow: z.string(),
  policy: z.string(),
  /** With the department that a new ticket of it goes to. */
  categories: z.array(z.object({ category: z.string(), department: Department.nullable() })),
});

const TargetView = z.object({ priority: Priority, response_hours: z.number(), resolution_hours: z.number() });
const PolicyView = z.object({
  name: z.string(),
  calendar: z.string(),
  targets: z.array(TargetView),
  pauses_in: z.array(Status),
  escalation: z.array(EscalationLevel),
});

export const ConfigurationView = z.object({
  business_entities: z.array(EntityView),
  ticket_types: z.array(TypeView),
  workflows: z.array(
    z.object({ name: z.string(), transitions: z.array(z.object({ from: Status, to: Status, addition: z.boolean() })) }),
  ),
  calendars: z.array(z.object({ name: z.string(), calendar: CalendarConfig })),
  policies: z.array(PolicyView),
  notifications: z.object({ acknowledge_customer: z.boolean(), customer_mails_per_hour: z.number().int() }),
  public_forms: z.object({ messages_per_hour: z.number().int() }),
});
export type ConfigurationView = z.infer<typeof ConfigurationView>;

export function configurationOf(config: DeskConfig): ConfigurationView {
  const { business_entities, workflows, sla, notifications, public_forms } = config;
  const { acknowledge_customer, customer_mails_per_hour } = notifications;
  return {
    business_entities: business_entities.map((entity) => entityView(config, entity)),
    ticket_types: ticketTypes.map((type) => typeView(config, type)),
    workflows: Object.entries(workflows).map(([name, { transitions }]) => ({ name, transitions })),
    calendars: Object.entries(sla.calendars).map(([name, calendar]) => ({ name, calendar })),
    policies: Object.entries(sla.policies).map(([name, policy]) => policyView(name, policy, config)),
    notifications: { acknowledge_customer, customer_mails_per_hour },
    public_forms: { messages_per_hour: public_forms.messages_per_hour },
  };
}

function entityView(config: DeskConfig, entity: BusinessEntity): z.infer<typeof EntityView> {
  const { id, slug, name, domain, language, time_zone } = entity;
  const inboxes = [...departments, null].map((department) => ({ department, address: inboxAddress(entity, department) }));
  const number_series = ticketTypes.map((type) => ({ type, series: seriesName(config, entity, type) }));
  return { id, slug, name, domain, language, time_zone, number_series, inboxes };
}

function typeView({ ticket_types }: DeskConfig, type: TicketType): z.infer<typeof TypeView> {
  const { number_prefix, workflow, sla, categories, departments: routing } = ticket_types[type];
  return {
    ...{ type, number_prefix, workflow },
    policy: sla,
    categories: categories.map((category) => ({
      category,
      department: routing.by_category[category] ?? routing.otherwise,
    })),
  };
}

function policyView(name: string, policy: SlaPolicy, { sla }: DeskConfig): z.infer<typeof PolicyView> {
  const { calendar, response, resolution, pauses_in, escalation } = policy;
  return {
    ...{ name, calendar, pauses_in },
    targets: priorities.map((priority) => ({
      priority,
      response_hours: response.by_priority[priority] ?? response.hours,
      resolution_hours: resolution.by_priority[priority] ?? resolution.hours,
    })),
    escalation: [...(escalation ?? sla.escalation)].sort((a, b) => a.at_percent - b.at_percent),
  };
}
