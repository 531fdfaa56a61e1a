import { type DynamicModule, Module } from '@nestjs/common';
import { TicketCommandController } from './controller';
import { TicketCommands, type TicketCommandPorts } from './ticket-commands';

/** Decides commands on tickets and writes the streams `ticket-<id>`. */
@Module({})
export class TicketCommandModule {
  static with(ports: TicketCommandPorts): DynamicModule {
    return {
      module: TicketCommandModule,
      controllers: [TicketCommandController],
      providers: [{ provide: TicketCommands, useFactory: () => new TicketCommands(ports) }],
    };
  }
}
