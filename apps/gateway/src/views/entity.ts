import { type DeskConfig, findEntity } from '@eventdesk/contracts';

/** The query with the entity by id, when it was named by its slug. An entity that is not known is left to match nothing. */
export const entityIdOf = <Q extends { business_entity_id?: string | undefined }>(config: DeskConfig, query: Q): Q => {
  const entity = query.business_entity_id === undefined ? undefined : findEntity(config, query.business_entity_id);
  return entity ? { ...query, business_entity_id: entity.id } : query;
};

/** Whose days and months reports have, unless they are asked for others. */
export const zoneOf = ({ business_entities: [first] }: DeskConfig): string => first?.time_zone ?? 'UTC';
