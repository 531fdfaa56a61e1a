export * from './decider';
export { ticketDecider } from './ticket/decide';
export { openReferred } from './ticket/opening';
export { evolveTicket, initialTicket, isFirstResponse } from './ticket/ticket';
export { allowedStatuses } from './ticket/workflow';
export { addCalendarSeconds, calendarSecondsBetween } from './sla/calendar';
export { type ObserveTicket, slaDecider, slaEventKey } from './sla/decide';
export { nextDue } from './sla/dues';
export { type ClockState, evolveSla, initialSla, type SlaState } from './sla/state';
export { presentSla } from './sla/present';
export {
  type AssignNumbers,
  formatTicketNumber,
  numberingDecider,
  type NumberingState,
  type Series,
  numberSeries,
  seriesName,
  seriesOf,
} from './numbering/numbering';
export {
  inboxAddress,
  type MailIntent,
  type MailOccasion,
  routeMails,
  type TemplateName,
  templateNames,
} from './notification/route-mails';
