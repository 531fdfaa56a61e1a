/** Who is told of what. Notes never appear here, so no customer can ever be mailed one. */
import {
  type BusinessEntity,
  type Department,
  type DeskConfig,
  type DeskEvent,
  EmailAddress,
  type Fact,
  findEntity,
  type Recorded,
  type Ticket,
} from '@eventdesk/contracts';

export const templateNames = [
  'ticket-opened',
  'acknowledgement',
  'ticket-assigned',
  'agent-reply',
  'customer-reply',
  'ticket-resolved',
  'sla-warning',
  'sla-breach',
  'sla-escalation',
] as const;
export type TemplateName = (typeof templateNames)[number];

export interface MailIntent {
  audience: 'department' | 'assignee' | 'customer' | 'management';
  to: string;
  template: TemplateName;
  language: 'en' | 'nl';
}

/** What is to be told, to which event: the ticket is as of the event; its number is null until it has one. */
export interface MailOccasion {
  event: Recorded;
  ticket: Ticket;
  ticket_number: string | null;
}

type Recipient = Pick<MailIntent, 'audience' | 'to'>;
type Told = { template: TemplateName; recipients: Recipient[] };
type EventOf<T extends DeskEvent['type']> = Fact<Extract<DeskEvent, { type: T }>>;
interface Desk {
  ticket: Ticket;
  entity: BusinessEntity;
}

/** The mails that an event brings about; of the demo brand's nobody is told, otherwise nobody is told of their own act, and no address is told twice of the same. */
export function routeMails(config: DeskConfig, { event, ticket }: MailOccasion): MailIntent[] {
  const entity = findEntity(config, ticket.business_entity_id);
  if (!entity || entity.demo) return [];
  const told = tell(config, event, { ticket, entity });
  if (!told) return [];
  const { template, recipients } = told;
  return recipients
    .filter(({ to }, index) => recipients.findIndex((other) => other.to === to) === index)
    .filter((recipient) => !isOwnAct(recipient, event, ticket))
    .map((recipient) => ({ ...recipient, template, language: entity.language }));
}

/** `{inbox}@{domain}` of a department; of the entity itself where a ticket has no department. */
export const inboxAddress = ({ inboxes, general_inbox, domain }: BusinessEntity, department: Department | null): string =>
  `${department === null ? general_inbox : (inboxes[department] ?? department)}@${domain}`;

function tell(config: DeskConfig, event: Fact, desk: Desk): Told | null {
  switch (event.type) {
    case 'TicketOpened':
      return { template: 'ticket-opened', recipients: [department(desk, event.data.assigned_department)] };
    case 'NumberAssigned':
      return config.notifications.acknowledge_customer ? { template: 'acknowledgement', recipients: [customer(desk)] } : null;
    case 'TicketAssigned':
      return { template: 'ticket-assigned', recipients: assignees(event, desk) };
    case 'ReplyAdded':
      return event.data.author === 'agent'
        ? { template: 'agent-reply', recipients: [customer(desk)] }
        : { template: 'customer-reply', recipients: [assignee(desk) ?? department(desk)] };
    case 'StatusChanged':
      return tellsResolved(event) ? { template: 'ticket-resolved', recipients: [customer(desk)] } : null;
    case 'EscalationReached':
      return escalated(event, desk);
    default:
      return null;
  }
}

/** After a referral the customer hears of the ticket that goes on, not that something was resolved. */
const tellsResolved = ({ data }: EventOf<'StatusChanged'>): boolean =>
  data.to === 'resolved' && data.from !== 'resolved' && data.because !== 'referral';

const assignees = ({ data }: EventOf<'TicketAssigned'>, desk: Desk): Recipient[] => {
  const agent = assignee(desk, data.assigned_to);
  if (agent) return [agent];
  return data.assigned_department === null ? [] : [department(desk, data.assigned_department)];
};

/** The breach itself mails nobody: the level at 100 % does, where the policy has one. */
function escalated({ data: { level } }: EventOf<'EscalationReached'>, desk: Desk): Told {
  const known = {
    assignee: assignee(desk),
    department: department(desk),
    management: { audience: 'management', to: inboxAddress(desk.entity, 'management') },
  } as const;
  const recipients = level.notify.flatMap((audience) => known[audience] ?? []);
  if (level.at_percent < 100) return { template: 'sla-warning', recipients };
  return { template: level.at_percent === 100 ? 'sla-breach' : 'sla-escalation', recipients };
}

const customer = ({ ticket }: Desk): Recipient => ({ audience: 'customer', to: ticket.contact.email });

const department = ({ ticket, entity }: Desk, name: Department | null = ticket.assigned_department): Recipient => ({
  audience: 'department',
  to: inboxAddress(entity, name),
});

/** Only an assignee who is named by an e-mail address can be reached. */
const assignee = ({ ticket }: Desk, name: string | null = ticket.assigned_to): Recipient | null => {
  const address = EmailAddress.safeParse(name);
  return address.success ? { audience: 'assignee', to: address.data } : null;
};

function isOwnAct({ audience, to }: Recipient, { actor }: Fact, ticket: Ticket): boolean {
  const isActor = (name: string) => name.toLowerCase() === to.toLowerCase();
  if (audience === 'assignee') return actor.kind === 'agent' && (isActor(actor.id) || isActor(actor.name));
  return audience === 'customer' && actor.kind === 'customer' && actor.id === ticket.contact_id;
}
