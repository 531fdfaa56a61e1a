/** What happens to the tickets of the demo month, kind by kind: who does what after how long. */
import { type Actor, type Department, derivedId, type Status, type TicketCommand } from '@eventdesk/contracts';
import { atTheDesk, DAY, HOUR, MINUTE } from './office';
import { agents } from './people';
import type { Random } from './random';
import type { Sale, Scenario } from './scenario';
import type { Story } from './story';

/** How far a ticket is let go: what is left undone makes the desk a living one. */
export type Reach = 'new' | 'open' | 'pending' | 'whole';

export interface Life {
  story: Story;
  random: Random;
  scenario: Scenario;
  customer: Actor;
  fill: (text: string) => string;
  reach: Reach;
}

/** Acts on one ticket, one after another. */
export class Hand {
  #at: number;
  #agent: Actor;

  constructor(
    readonly life: Life,
    opened: number,
  ) {
    this.#at = opened;
    this.#agent = life.random.pick(agents[life.story.ticket?.assigned_department ?? 'support']);
  }

  /** Later, when somebody is there. @param skewed most take nearer to `low` */
  agentAfter(low: number, high: number, skewed = 2): this {
    const { random } = this.life;
    this.#at = atTheDesk(random, this.#at + low + (high - low) * random.next() ** skewed);
    return this;
  }

  customerAfter(low: number, high: number): this {
    this.#at += this.life.random.between(low, high);
    return this;
  }

  agent(command: TicketCommand): boolean {
    return this.life.story.tell({ at: Math.floor(this.#at), by: this.#agent, command });
  }

  customer(command: TicketCommand): boolean {
    return this.life.story.tell({ at: Math.floor(this.#at), by: this.life.customer, command });
  }

  move(status: Status, texts: { resolution?: string; reason?: string } = {}): boolean {
    const { resolution = null, reason = null } = texts;
    return this.agent({ type: 'ChangeStatus', data: { status, resolution: resolution && this.life.fill(resolution), reason } });
  }

  says(text: string): boolean {
    return this.agent({ type: 'AddReply', data: { body: this.life.fill(text), author: 'agent' } });
  }

  hears(text: string): boolean {
    return this.customer({ type: 'AddReply', data: { body: this.life.fill(text), author: 'customer' } });
  }

  /** Somebody takes it, if it gets that far. */
  take(): void {
    this.agent({ type: 'AssignTicket', data: { assigned_to: this.#agent.id } });
    this.move('open');
  }

  note(text: string | undefined): void {
    if (text !== undefined && this.life.random.chance(0.6)) this.agent({ type: 'AddNote', data: { body: this.life.fill(text) } });
  }
}

const pickUp = (hand: Hand): void => {
  // One in twelve lies too long.
  if (hand.life.random.chance(0.08)) hand.agentAfter(7 * HOUR, 22 * HOUR, 1);
  else hand.agentAfter(6 * MINUTE, 5 * HOUR, 3);
  hand.take();
};

/** Of support tickets, and of inquiries, which have no `pending`. */
export function liveSupport(life: Life, opened: number): void {
  const { random, scenario, reach } = life;
  const hand = new Hand(life, opened);
  if (reach === 'new') return;
  pickUp(hand);
  hand.note(scenario.note);
  if (random.chance(0.04)) return void hand.agentAfter(10 * MINUTE, 5 * HOUR).move('cancelled', { reason: 'Dubbele melding' });
  hand.agentAfter(2 * MINUTE, 50 * MINUTE).says(scenario.answer);
  if (reach === 'open') return;
  if (scenario.question && (reach === 'pending' || random.chance(0.6))) ask(hand, scenario.question, reach);
  if (reach === 'pending') return;
  resolve(hand);
  rate(hand);
  reopen(hand);
  if (random.chance(0.8)) hand.agentAfter(2 * DAY, 6 * DAY, 1).move('closed');
}

function ask(hand: Hand, [asked, answered]: [string, string], reach: Reach): void {
  const { random, story } = hand.life;
  hand.agentAfter(5 * MINUTE, 3 * HOUR).says(asked);
  if (story.ticket?.ticket_type !== 'inquiry') hand.move('pending', { reason: 'Wacht op antwoord van de klant' });
  if (reach === 'pending') return;
  hand.customerAfter(30 * MINUTE, random.chance(0.2) ? 60 * HOUR : 14 * HOUR).hears(answered);
}

function resolve(hand: Hand): void {
  const { random, scenario } = hand.life;
  // One in sixteen takes longer than was promised.
  if (random.chance(0.06)) hand.agentAfter(60 * HOUR, 120 * HOUR, 1);
  else hand.agentAfter(20 * MINUTE, 40 * HOUR, 3);
  hand.move('resolved', { resolution: scenario.resolution });
}

function rate(hand: Hand): void {
  const { random } = hand.life;
  if (!random.chance(0.5)) return;
  const stars = Number(random.weighted({ '5': 46, '4': 30, '3': 13, '2': 7, '1': 4 }));
  hand.customerAfter(HOUR, 30 * HOUR).customer({ type: 'RateTicket', data: { satisfaction_rating: stars } });
}

function reopen(hand: Hand): void {
  const { random, scenario } = hand.life;
  if (scenario.again === undefined || !random.chance(0.3)) return;
  hand.customerAfter(3 * HOUR, 20 * HOUR).hears(scenario.again);
  hand.agentAfter(15 * MINUTE, 5 * HOUR).says('Dag {first}, ik pak het meteen weer op en houd u op de hoogte.');
  resolve(hand);
}

type Stage = 'qualified' | 'proposal' | 'negotiation';
const chances: Record<Stage, number> = { qualified: 25, proposal: 50, negotiation: 75 };

export function liveSale(life: Life, opened: number): void {
  const { random, reach } = life;
  const scenario = life.scenario as Sale;
  const hand = new Hand(life, opened);
  const stage = (sales_stage: Stage | 'lost', reason: string | null = null) => {
    const chance = sales_stage === 'lost' ? {} : { conversion_probability: chances[sales_stage] + 5 * random.whole(-2, 2) };
    hand.agent({ type: 'ChangeSalesStage', data: { sales_stage, reason, ...chance } });
  };
  if (reach === 'new') return;
  pickUp(hand);
  hand.agentAfter(2 * MINUTE, 40 * MINUTE).says(scenario.answer);
  if (reach === 'open' || random.chance(0.1)) return;
  hand.note(scenario.note);
  hand.agentAfter(HOUR, 12 * HOUR);
  stage('qualified');
  if (random.chance(0.15)) return void hand.move('pending', { reason: 'Schouw gepland' });
  hand.agentAfter(3 * HOUR, 20 * HOUR);
  stage('proposal');
  if (scenario.question) ask(hand, scenario.question, reach);
  if (reach === 'pending' || random.chance(0.25)) return;
  hand.agentAfter(HOUR, 6 * HOUR);
  stage('negotiation');
  hand.move('pending', { reason: 'Voorstel ligt bij de klant' });
  const outcome = random.weighted({ won: 50, lost: 30, waiting: 20 });
  hand.agentAfter(8 * HOUR, 5 * DAY, 1);
  if (outcome === 'won') win(hand);
  if (outcome === 'lost') {
    stage('lost', scenario.lost);
    hand.move('resolved', { resolution: scenario.lost });
  }
  if (outcome !== 'waiting' && random.chance(0.5)) hand.agentAfter(2 * DAY, 6 * DAY, 1).move('closed');
}

function win(hand: Hand): void {
  const { random, story, scenario } = hand.life;
  const order = `VB-${derivedId(story.ticketId, 'order').slice(0, 6).toUpperCase()}`;
  hand.agent({ type: 'ConvertToOrder', data: { order_id: order, quote_id: `OFF-${random.whole(1000, 9999)}` } });
  if (random.chance(0.2)) stayInTouch(hand, scenario);
  else rate(hand);
}

/** Whoever has ordered has a question too. */
function stayInTouch(hand: Hand, { again, resolution }: Scenario): void {
  hand.customerAfter(DAY, 2 * DAY).hears(again ?? 'Wanneer kunnen we de monteurs verwachten?');
  hand.agentAfter(15 * MINUTE, 5 * HOUR).says('Dag {first}, de planning belt u deze week voor een datum.');
  hand.move('resolved', { resolution });
}

/** Some become another ticket. */
export function liveInquiry(
  life: Life,
  opened: number,
  becomes?: { ticket_type: 'support' | 'sales'; category: string; department: Department },
): void {
  if (becomes === undefined || life.reach !== 'whole') return liveSupport(life, opened);
  const hand = new Hand(life, opened);
  pickUp(hand);
  hand.agentAfter(2 * MINUTE, 30 * MINUTE).says(life.scenario.answer);
  const { ticket_type, category } = becomes;
  hand.agentAfter(MINUTE, HOUR).agent({ type: 'ReferInquiry', data: { ticket_type, category } });
}
