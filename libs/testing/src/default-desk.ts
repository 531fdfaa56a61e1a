import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskConfig } from '@eventdesk/contracts';
import { parse } from 'yaml';

/** The desk.yaml that comes with Eventdesk, parsed. */
export const defaultDesk = (): DeskConfig => DeskConfig.parse(parse(readFileSync(join(__dirname, '../../../desk.yaml'), 'utf8')));
