/** The demo month: the same for the same generation and end, whichever part of it is asked for. */
import {
  type Actor,
  contactId,
  demoCases,
  demoTicketId,
  derivedId,
  type DeskConfig,
  type Instant,
  type Priority,
  type TicketCommand,
  TicketCommand as Command,
  type TicketType,
} from '@eventdesk/contracts';
import { openReferred } from '@eventdesk/domain';
import { type Life, liveInquiry, liveSale, liveSupport, type Reach } from './lives';
import { arrivals, DAY, HOUR } from './office';
import { type Customer, customerBy, wordsBy } from './people';
import { Random } from './random';
import type { Inquiry, Sale, Scenario } from './scenario';
import { inquiryScenarios, saleScenarios } from './scenarios-sales';
import { supportScenarios } from './scenarios-support';
import { Story, type StoryTold } from './story';

export interface Month {
  config: DeskConfig;
  /** Of the demo brand. */
  entityId: string;
  /** How often a month was loaded before it, and this time. */
  generation: number;
  end: Instant;
}

interface Case {
  index: number;
  opened: number;
  reach: Reach;
}

/** The last of them, by how long ago and how far they are: what is new, waits for somebody, is at risk or late. */
const lately: readonly [hoursAgo: number, reach: Reach][] = [
  [71, 'open'],
  [66, 'open'],
  [58, 'open'],
  [47, 'pending'],
  [44, 'open'],
  [33, 'pending'],
  [28, 'pending'],
  [25, 'open'],
  [21, 'pending'],
  [19, 'open'],
  [12, 'new'],
  [10, 'open'],
  [9, 'new'],
  [7.6, 'new'],
  [7.2, 'new'],
  [6.7, 'new'],
  [5.5, 'open'],
  [4.1, 'new'],
  [3.4, 'new'],
  [2.6, 'pending'],
  [1.9, 'new'],
  [1.2, 'open'],
  [0.6, 'new'],
  [0.25, 'new'],
];

const DAYS = 30;

/** @param index from 0; the first opens exactly thirty days before the end. @returns its tickets, one that was referred to first */
export function storiesOf(month: Month, index: number): StoryTold[] {
  const found = casesOf(month)[index];
  return found ? tell(month, found).map(({ told }) => told) : [];
}

const months = new Map<string, Case[]>();

/** Of one month at a time: parts of it are asked for one after another. */
function casesOf({ generation, end }: Month): Case[] {
  const key = `${generation} ${end}`;
  const known = months.get(key);
  if (known) return known;
  const last = Date.parse(end);
  const early = arrivals(new Random('month', generation), demoCases - lately.length - 1, last - DAYS * DAY, last - 73 * HOUR);
  const all: Case[] = [last - DAYS * DAY, ...early].map((opened, index) => ({ index, opened, reach: 'whole' }));
  lately.forEach(([hoursAgo, reach]) => all.push({ index: all.length, opened: last - Math.floor(hoursAgo * HOUR), reach }));
  months.clear();
  months.set(key, all);
  return all;
}

/** Exported for its spec, which looks at what was refused. */
export function tell(month: Month, { index, opened, reach }: Case): Story[] {
  const random = new Random('case', month.generation, index);
  const ticket_type = random.weighted({ support: 56, sales: 27, inquiry: 17 });
  const scenario = random.pick<Scenario>(scenariosOf[ticket_type]);
  const customer = customerBy(random, scenario.firm === true);
  const contact_id = contactId(month.entityId, customer.email);
  const fill = wordsBy(random, customer);
  const by: Actor = { kind: 'customer', id: contact_id, name: customer.name };
  const story = new Story(month.config, demoTicketId(month.generation, index), Date.parse(month.end));
  const command = opening(month, { random, scenario, customer, ticket_type, contact_id, fill });
  if (!story.tell({ at: opened, by, command })) return [story];
  const life: Life = { story, random, scenario, customer: by, fill, reach };
  if (ticket_type === 'support') liveSupport(life, opened);
  if (ticket_type === 'sales') liveSale(life, opened);
  if (ticket_type === 'inquiry') liveInquiry(life, opened, (scenario as Inquiry).becomes);
  const referred = referredFrom(month, life);
  story.passTime(Date.parse(month.end));
  return referred ? [referred, story] : [story];
}

export const everyCase = (month: Month): Case[] => casesOf(month);

const scenariosOf: Record<TicketType, readonly Scenario[]> = {
  support: supportScenarios,
  sales: saleScenarios,
  inquiry: inquiryScenarios,
};

interface Opening {
  random: Random;
  scenario: Scenario;
  customer: Customer;
  ticket_type: TicketType;
  contact_id: string;
  fill: (text: string) => string;
}

function opening(
  { config, entityId }: Month,
  { random, scenario, customer, ticket_type, contact_id, fill }: Opening,
): TicketCommand {
  const { categories } = config.ticket_types[ticket_type];
  const priority: Priority = scenario.urgent
    ? random.pick(['high', 'urgent', 'high'])
    : random.pick(['normal', 'normal', 'low', 'normal']);
  const { name, email, phone, firm } = customer;
  return Command.parse({
    type: 'OpenTicket',
    data: {
      ticket_type,
      business_entity_id: entityId,
      // A desk.yaml of one's own may have other categories.
      category: categories.includes(scenario.category) ? scenario.category : categories[0],
      priority,
      subject: fill(scenario.subject),
      description: fill(scenario.description),
      contact_id,
      contact: { name, email, phone },
      customer_organization_id: firm === null ? null : derivedId(entityId, 'organization', firm.toLowerCase()),
      tags: scenario.tags,
      ...(ticket_type === 'sales' ? saleFields(random, scenario as Sale) : {}),
    },
  });
}

const saleFields = (random: Random, { value: [low, high], source }: Sale) => ({
  opportunity_value: `${random.whole(low, high) * 100}.00`,
  lead_source: source,
  conversion_probability: 10,
});

/** The ticket that an inquiry became, opened by the very command that ticket-command would open it with. */
function referredFrom(month: Month, { story, random, scenario, customer, fill }: Life): Story | null {
  const referral = story.events.find((event) => event.type === 'TicketReferred');
  if (referral?.type !== 'TicketReferred' || !story.ticket) return null;
  const at = Date.parse(referral.occurred_at);
  const told = new Story(month.config, referral.data.referred_ticket_id, Date.parse(month.end));
  const command: TicketCommand = { type: 'OpenTicket', data: openReferred(story.ticket, referral) };
  const ids = { command_id: derivedId(referral.id, 'open'), causation_id: referral.id };
  if (!told.tell({ at, by: referral.actor, command }, ids)) return told;
  const like = { support: supportScenarios, sales: saleScenarios }[referral.data.ticket_type][0];
  const life: Life = { story: told, random, scenario: { ...scenario, ...onwards(like) }, customer, fill, reach: 'whole' };
  if (referral.data.ticket_type === 'sales') liveSale(life, at);
  else liveSupport(life, at);
  told.passTime(Date.parse(month.end));
  return told;
}

const onwards = (like: Scenario | undefined): Partial<Sale> => (like ? { ...like } : {});
