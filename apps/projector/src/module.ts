import { type DynamicModule, Module } from '@nestjs/common';
import { ProjectorController } from './controller';
import { Projector, type ProjectorPorts } from './projector';

/** Keeps the views up to date with every event of the desk. Its checkpoint belongs with the views: it writes no stream. */
@Module({})
export class ProjectorModule {
  static with(ports: ProjectorPorts): DynamicModule {
    return {
      module: ProjectorModule,
      controllers: [ProjectorController],
      providers: [{ provide: Projector, useFactory: () => new Projector(ports) }],
    };
  }
}
