import type { Department } from '@eventdesk/contracts';

/** What one kind of ticket is about, and what is said in it. Words in braces are filled in for each ticket (see people.ts). */
export interface Scenario {
  category: string;
  subject: string;
  description: string;
  /** What the agent writes first. */
  answer: string;
  /** What the agent needs to know; with what the customer answers. */
  question?: [asked: string, answered: string];
  /** What only colleagues read. */
  note?: string;
  resolution: string;
  /** What the customer writes when it was not solved after all. */
  again?: string;
  tags: string[];
  urgent?: true;
  firm?: true;
}

export interface Sale extends Scenario {
  /** Euro, from and to; in hundreds. */
  value: [number, number];
  source: string;
  lost: string;
}

export interface Inquiry extends Scenario {
  /** What it may turn out to be. */
  becomes?: { ticket_type: 'support' | 'sales'; category: string; department: Department };
}
