import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { DocsController, OPENAPI } from './docs/docs.controller';
import { type OpenApiDocument, openApiDocument } from './docs/openapi';
import { AnswerWriter } from './http/answer';
import { operationsOf } from './http/route';
import { IdempotentRequests } from './idempotency/idempotent-requests';
import { LiveController } from './live/live.controller';
import { LiveEvents } from './live/live-events';
import { AdminController } from './operations/admin.controller';
import { ClockController } from './operations/clock.controller';
import { DemoController } from './operations/demo.controller';
import { DemoMonth } from './operations/demo-month';
import { HealthController } from './operations/health.controller';
import { MetricsController } from './operations/metrics.controller';
import { RebuildController } from './operations/rebuild.controller';
import { PeopleController } from './people/people.controller';
import { type GatewayPorts, PORTS } from './ports';
import { PresenceController } from './presence/presence.controller';
import { ProblemFilter } from './problems/filter';
import { PublicFormsController } from './public/forms.controller';
import { PublicTickets } from './public/public-tickets';
import { PublicTicketsController } from './public/public-tickets.controller';
import { Credentials } from './security/credentials';
import { SessionController } from './security/session.controller';
import { ConversationController } from './tickets/conversation.controller';
import { TicketCommands } from './tickets/ticket-commands';
import { TicketHistory } from './tickets/ticket-history';
import { TicketReader } from './tickets/ticket-reader';
import { TicketsController } from './tickets/tickets.controller';
import { WorkflowController } from './tickets/workflow.controller';
import { CustomersController } from './views/customers.controller';
import { MailboxController } from './views/mailbox.controller';
import { MetaController } from './views/meta.controller';
import { OverviewsController } from './views/overviews.controller';
import { SimilarController } from './views/similar.controller';
import { ReportsController } from './views/reports.controller';

const controllersFor = ({ advanceClock }: Pick<GatewayPorts, 'advanceClock'>): Type[] => [
  TicketsController,
  WorkflowController,
  ConversationController,
  OverviewsController,
  ReportsController,
  SimilarController,
  CustomersController,
  MailboxController,
  MetaController,
  LiveController,
  SessionController,
  PeopleController,
  PresenceController,
  PublicFormsController,
  PublicTicketsController,
  HealthController,
  MetricsController,
  DocsController,
  AdminController,
  RebuildController,
  DemoController,
  ...(advanceClock ? [ClockController] : []),
];

/** What the gateway serves, as an OpenAPI document, without starting it; the manual clock's route included. */
export const interfaceDocument = (): OpenApiDocument =>
  openApiDocument(operationsOf(controllersFor({ advanceClock: () => Promise.resolve() })));

/** Controllers and what they need; `createGateway` puts the server around it. */
@Module({})
export class GatewayModule {
  static with(ports: GatewayPorts): DynamicModule {
    const controllers = controllersFor(ports);
    return {
      module: GatewayModule,
      controllers,
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: OPENAPI, useFactory: () => openApiDocument(operationsOf(controllers)) },
        { provide: Credentials, useFactory: () => new Credentials(ports) },
        DemoMonth,
        TicketReader,
        TicketHistory,
        TicketCommands,
        PublicTickets,
        { provide: LiveEvents, useFactory: () => new LiveEvents(ports) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: AnswerWriter },
        { provide: APP_INTERCEPTOR, useClass: IdempotentRequests },
      ],
    };
  }
}
