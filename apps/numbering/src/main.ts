/** Numbering as a process of its own. */
import { runService } from '@eventdesk/hosting';
import { NumberingModule } from './module';

runService('numbering', ({ store }) => ({ module: NumberingModule.with({ store }), writes: 'numbering' }));
