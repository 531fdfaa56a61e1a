export { ProjectorModule } from './module';
