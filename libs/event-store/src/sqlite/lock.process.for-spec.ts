/** Takes the folder's lock and holds it until it is killed; tells its parent how that went. */
import { lockFolder } from './lock';

try {
  lockFolder(process.argv[2] ?? '');
  process.send?.('locked');
  setInterval(() => undefined, 1_000);
} catch (error) {
  process.send?.(String(error));
  process.disconnect();
}
