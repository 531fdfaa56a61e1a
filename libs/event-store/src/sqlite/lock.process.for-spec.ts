/** Takes the folder's lock and holds it until it is killed; tells its parent how that went. */
import { lockFolder, shareFolder } from './lock';

try {
  const [, , folder = '', how] = process.argv;
  (how === 'shared' ? shareFolder : lockFolder)(folder);
  process.send?.('locked');
  setInterval(() => undefined, 1_000);
} catch (error) {
  process.send?.(String(error));
  process.disconnect();
}
