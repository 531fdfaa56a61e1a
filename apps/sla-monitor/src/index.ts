export { SlaMonitorModule } from './module';
