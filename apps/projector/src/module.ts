import type { ViewStore } from '@eventdesk/read-models';
import { type DynamicModule, Module } from '@nestjs/common';
import { ProjectorController } from './controller';
import { Projector } from './projector';

export interface ProjectorPorts {
  views: Pick<ViewStore, 'apply'>;
}

/** Keeps the views. Its consumer's checkpoint lives with them, so that a rebuilt set goes on from its own. */
@Module({})
export class ProjectorModule {
  static with({ views }: ProjectorPorts): DynamicModule {
    return {
      module: ProjectorModule,
      controllers: [ProjectorController],
      providers: [{ provide: Projector, useFactory: () => new Projector(views) }],
    };
  }
}
