/** Words of the contracts that the page lists before /meta is there. A spec holds them equal. */
import type { Department, SalesStage, TicketType } from '../api/types';

export const departments = ['support', 'sales', 'technical', 'billing', 'management'] as const satisfies readonly Department[];
export const ticketTypes = ['support', 'sales', 'inquiry'] as const satisfies readonly TicketType[];
const stages = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'] as const;
export const salesStages = stages satisfies readonly SalesStage[];
