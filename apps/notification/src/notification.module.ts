import type { DeskConfig } from '@eventdesk/contracts';
import type { EventStore, Tracer } from '@eventdesk/event-store';
import type { Clock, Logger } from '@eventdesk/runtime';
import { type DynamicModule, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { CustomerCap } from './guards';
import { MailboxFile } from './mailbox-file';
import { KeptMailbox } from './mailer/kept-mailbox';
import type { Mailer } from './mailer/port';
import { SmtpMailer } from './mailer/smtp-mailer';
import { NotificationController } from './notification.controller';
import { Notifier } from './notifier';
import { loadTemplates } from './templates';
import { TicketNumbers } from './ticket-numbers';

export interface NotificationPorts {
  store: EventStore;
  config: DeskConfig;
  clock: Clock;
  logger: Logger;
  /** The kept mailbox's file; instances of one host may share it. */
  mailboxPath: string;
  /** Absent: mail is only kept. */
  smtpUrl?: string;
  /** Aborted when the stop begins: mail that is under way has a few seconds from then. */
  stopping?: AbortSignal;
  /** Where a customer follows their ticket. Absent: mails hold no link. */
  customerLink?: ((ticketId: string) => Promise<string>) | undefined;
  /** Absent: mails are no spans. */
  tracer?: Tracer | undefined;
  /** Given where several instances share the tickets: does this one have the ticket now? */
  holds?: (ticketId: string) => boolean;
}

const MAILER = Symbol('mailer');

@Module({})
export class NotificationModule implements OnModuleDestroy {
  constructor(
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(MailboxFile) private readonly file: MailboxFile,
  ) {}

  static with({ mailboxPath, smtpUrl, stopping, ...ports }: NotificationPorts): DynamicModule {
    const { config, clock } = ports;
    return {
      module: NotificationModule,
      controllers: [NotificationController],
      providers: [
        { provide: MailboxFile, useFactory: () => new MailboxFile(mailboxPath) },
        { provide: KeptMailbox, useFactory: (file: MailboxFile) => new KeptMailbox(file), inject: [MailboxFile] },
        {
          provide: TicketNumbers,
          useFactory: (file: MailboxFile) => new TicketNumbers(file, ports.store),
          inject: [MailboxFile],
        },
        {
          provide: MAILER,
          useFactory: (mailbox: KeptMailbox): Mailer =>
            smtpUrl === undefined ? mailbox : new SmtpMailer(smtpUrl, mailbox, stopping),
          inject: [KeptMailbox],
        },
        {
          provide: Notifier,
          useFactory: (mailer: Mailer, mailbox: KeptMailbox, numbers: TicketNumbers) =>
            new Notifier({
              ...ports,
              mailer,
              numbers,
              cap: new CustomerCap(config.notifications.customer_mails_per_hour, mailbox, clock),
              templates: loadTemplates(),
            }),
          inject: [MAILER, KeptMailbox, TicketNumbers],
        },
      ],
    };
  }

  onModuleDestroy(): void {
    this.mailer.close();
    this.file.close();
  }
}
