export { NumberingModule } from './module';
