import { type DeskConfig, type Status, statuses, type TicketType } from '@eventdesk/contracts';

/** The moves that a ticket's workflow offers from a status, in the order of the statuses. */
export function allowedStatuses(config: DeskConfig, ticketType: TicketType, from: Status): Status[] {
  const { transitions } = workflowOf(config, ticketType);
  return statuses.filter((to) => transitions.some((move) => move.from === from && move.to === to));
}

function workflowOf(config: DeskConfig, ticketType: TicketType) {
  const name = config.ticket_types[ticketType].workflow;
  const workflow = config.workflows[name];
  if (!workflow) throw new Error(`desk.yaml has no workflow "${name}"`);
  return workflow;
}
