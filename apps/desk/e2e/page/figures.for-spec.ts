/** Tickets for the stories of the pipeline, the wall and the reports. */
import type { DeskProcess } from '@eventdesk/testing';

export interface Made {
  id: string;
  ticket_number: string;
}

/** @throws with what the desk answered, when it is not what is expected of a story's beginning */
export async function ask<T>(desk: DeskProcess, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await desk.request<T>(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const names = ['Marieke Jansen', 'Bram van Dijk', 'Noor el Amrani', 'Sanne Vos', 'Thijs Mulder', 'Eva Hendriks'];
let opened = 0;

/** @param more fields of the new ticket */
export function openTicket(desk: DeskProcess, ticket_type: string, more: Record<string, unknown>): Promise<Made> {
  opened += 1;
  const name = names[opened % names.length] ?? 'Marieke Jansen';
  return ask(desk, 'POST', '/tickets', {
    ticket_type,
    business_entity_id: 'chargecars',
    category: 'information',
    description: 'As said on the telephone.',
    contact: { name, email: `${name.toLowerCase().replaceAll(' ', '.')}@voorbeeld.example` },
    ...more,
  });
}

export interface Opportunity {
  subject: string;
  value?: number;
  probability?: number;
  stage?: string;
  assigned_to?: string;
}

export async function openOpportunity(desk: DeskProcess, given: Opportunity): Promise<Made> {
  const { subject, value, probability, stage = 'lead', assigned_to } = given;
  const made = await openTicket(desk, 'sales', {
    subject,
    category: 'quote_request',
    ...(value === undefined ? {} : { opportunity_value: value }),
    ...(probability === undefined ? {} : { conversion_probability: probability }),
  });
  const act = (what: string, body: unknown) => ask(desk, 'POST', `/tickets/${made.id}/${what}`, body);
  if (assigned_to) await act('assignment', { assigned_to });
  if (stage === 'won') await act('conversion', { order_id: `ORD-${made.ticket_number}` });
  else if (stage === 'lost') await act('sales-stage', { sales_stage: 'lost', reason: 'Chose another supplier' });
  else if (stage !== 'lead') await act('sales-stage', { sales_stage: stage });
  return made;
}

export const advance = (desk: DeskProcess, duration: string) => ask(desk, 'POST', '/admin/clock', { advance: duration });
