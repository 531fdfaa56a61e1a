import { systemClock } from '@eventdesk/runtime';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type OnModuleInit, type Type } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { DocsController, OPENAPI } from './docs/docs.controller';
import { openApiDocument } from './docs/openapi';
import { type Database, forgetPast, openGatewayFile } from './gateway-file';
import { AnswerWriter } from './http/answer';
import { operationsOf } from './http/route';
import { IdempotentRequests } from './idempotency/idempotent-requests';
import { KeptAnswers } from './idempotency/kept-answers';
import { LiveController } from './live/live.controller';
import { LiveEvents } from './live/live-events';
import { AdminController } from './operations/admin.controller';
import { ClockController } from './operations/clock.controller';
import { HealthController } from './operations/health.controller';
import { MetricsController } from './operations/metrics.controller';
import { type GatewayPorts, PORTS } from './ports';
import { ProblemFilter } from './problems/filter';
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

const FILE = Symbol('gateway file');

const controllersFor = ({ advanceClock }: Pick<GatewayPorts, 'advanceClock'>): Type[] => [
  TicketsController,
  WorkflowController,
  ConversationController,
  OverviewsController,
  CustomersController,
  MailboxController,
  MetaController,
  LiveController,
  SessionController,
  HealthController,
  MetricsController,
  DocsController,
  AdminController,
  ...(advanceClock ? [ClockController] : []),
];

/** Controllers and what they need; `createGateway` puts the server around it. */
@Module({})
export class GatewayModule implements OnModuleInit, OnApplicationShutdown {
  #hourly: NodeJS.Timeout | undefined;

  constructor(
    @Inject(FILE) private readonly file: Database,
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'logger'>,
  ) {}

  static with(ports: GatewayPorts): DynamicModule {
    const controllers = controllersFor(ports);
    return {
      module: GatewayModule,
      controllers,
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: FILE, useFactory: () => openGatewayFile(ports.idempotencyPath) },
        { provide: OPENAPI, useFactory: () => openApiDocument(operationsOf(controllers)) },
        { provide: KeptAnswers, useFactory: (file: Database) => new KeptAnswers(file), inject: [FILE] },
        { provide: Credentials, useFactory: (file: Database) => new Credentials(file, ports), inject: [FILE] },
        TicketReader,
        TicketHistory,
        TicketCommands,
        { provide: LiveEvents, useFactory: () => new LiveEvents(ports) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: AnswerWriter },
        { provide: APP_INTERCEPTOR, useClass: IdempotentRequests },
      ],
    };
  }

  onModuleInit(): void {
    this.#forgetPast();
    this.#hourly = setInterval(() => this.#forgetPast(), 3_600_000).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#hourly);
    this.file.close();
  }

  /** What can't be removed now is removed an hour later: a full disk is no reason to stop. */
  #forgetPast(): void {
    try {
      forgetPast(this.file, systemClock.now());
    } catch (error) {
      this.ports.logger.warn({ err: error }, 'past answers and sessions could not be removed');
    }
  }
}
