/** The promise that a ticket is opened under: its policy, calendar and escalation, and the version they make together. */
import {
  type CalendarConfig,
  derivedId,
  type DeskConfig,
  type EscalationLevel,
  type Priority,
  type SlaPolicy,
  type TicketType,
} from '@eventdesk/contracts';

export interface PolicyInForce {
  name: string;
  policy: SlaPolicy;
  calendar: CalendarConfig;
  escalation: EscalationLevel[];
}

/** @throws Error when the configuration names what it lacks; a parsed one never does */
export function policyOf(config: DeskConfig, ticketType: TicketType): PolicyInForce {
  const { sla: name } = config.ticket_types[ticketType];
  const policy = config.sla.policies[name];
  const calendar = policy && config.sla.calendars[policy.calendar];
  if (!policy || !calendar) throw new Error(`desk.yaml lacks the SLA policy "${name}" or its calendar`);
  const escalation = policy.escalation ?? config.sla.escalation;
  return { name, policy, calendar, escalation };
}

/** The same for the same promise, whoever computes it and whenever. */
export const versionOf = ({ policy, calendar, escalation }: PolicyInForce): string =>
  derivedId('sla-policy', canonical({ policy, calendar, escalation }));

export const targetHours = ({ hours, by_priority }: SlaPolicy['response'], priority: Priority): number =>
  by_priority[priority] ?? hours;

/** JSON with sorted keys: the order in which desk.yaml lists things makes no other version. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}
