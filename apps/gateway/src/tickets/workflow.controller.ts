import {
  AssignmentRequest,
  ConversionRequest,
  RatingRequest,
  ReferralRequest,
  SalesStageRequest,
  StatusRequest,
} from '@eventdesk/contracts';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import type { z } from 'zod';
import type { Answer } from '../http/answer';
import { CalledBy, type Caller } from './caller';
import { TicketCommandRoute } from './routes';
import { TicketCommands } from './ticket-commands';

@Controller()
export class WorkflowController {
  constructor(@Inject(TicketCommands) private readonly commands: TicketCommands) {}

  @TicketCommandRoute('status', {
    summary: 'Move it through its workflow',
    description: 'The moves that are open stand in `allowed_statuses`.',
    body: StatusRequest,
    example: { status: 'resolved', resolution: 'Restarted the station from here.' },
    refusals: ['transition_not_allowed'],
  })
  changeStatus(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof StatusRequest>,
  ): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'ChangeStatus', data });
  }

  @TicketCommandRoute('assignment', {
    summary: 'Give it to a department, to somebody, or to nobody (null)',
    body: AssignmentRequest,
    example: { assigned_department: 'technical', assigned_to: 'anna@chargecars.nl' },
    refusals: ['ticket_closed'],
  })
  assign(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof AssignmentRequest>,
  ): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'AssignTicket', data });
  }

  @TicketCommandRoute('sales-stage', {
    summary: 'Move a sales ticket to another stage',
    description: '`won` comes by conversion only; `lost` needs a reason.',
    body: SalesStageRequest,
    example: { sales_stage: 'proposal', conversion_probability: 60 },
    refusals: ['not_a_sales_ticket', 'opportunity_closed', 'ticket_closed'],
  })
  changeStage(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof SalesStageRequest>,
  ): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'ChangeSalesStage', data });
  }

  @TicketCommandRoute('conversion', {
    summary: 'Turn a sales ticket into an order: won and resolved; repeated, the same order',
    body: ConversionRequest,
    example: { quote_id: 'Q-2025-17', opportunity_value: '4500.00' },
    refusals: ['not_a_sales_ticket', 'opportunity_closed', 'already_converted', 'ticket_closed'],
  })
  convert(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof ConversionRequest>,
  ): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'ConvertToOrder', data });
  }

  @TicketCommandRoute('referral', {
    summary: 'Turn an inquiry into a linked support or sales ticket: answers the new ticket, the inquiry is resolved',
    body: ReferralRequest,
    example: { ticket_type: 'sales', category: 'product_inquiry' },
    refusals: ['not_an_inquiry', 'already_referred', 'ticket_closed'],
    status: 201,
  })
  refer(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof ReferralRequest>,
  ): Promise<Answer> {
    return this.commands.refer(ticket, caller, data);
  }

  @TicketCommandRoute('rating', {
    summary: 'Rate a resolved or closed ticket',
    body: RatingRequest,
    example: { satisfaction_rating: 5 },
    refusals: ['not_resolved'],
  })
  rate(
    @Param('ticket') ticket: string,
    @CalledBy() caller: Caller,
    @Body() data: z.infer<typeof RatingRequest>,
  ): Promise<Answer> {
    return this.commands.change(ticket, caller, { type: 'RateTicket', data });
  }
}
