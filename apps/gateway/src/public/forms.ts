/** The form that a brand's customers fill in: of /meta, what is theirs to say. */
import {
  type BusinessEntity,
  type DeskConfig,
  labelOf,
  type PublicEntity,
  PublicEntity as Entity,
  TicketType,
} from '@eventdesk/contracts';
import { z } from 'zod';
import { metaOf, MetaView } from '../views/meta';

const { fields } = MetaView.shape.ticket_types.element.shape;
const LabelView = MetaView.shape.labels.valueType;

export const PublicForm = z.object({
  entity: Entity,
  ticket_types: z.array(
    z.object({
      type: TicketType,
      label: LabelView,
      categories: z.array(z.object({ value: z.string(), label: LabelView })),
      fields,
    }),
  ),
});
export type PublicForm = z.infer<typeof PublicForm>;

const asked = ['category', 'subject', 'description', 'contact.name', 'contact.email', 'contact.phone'];

export const publicEntity = ({ slug, name, language }: BusinessEntity): z.infer<typeof PublicEntity> => ({
  slug,
  name,
  language,
});

export const formOf = (config: DeskConfig, entity: BusinessEntity): PublicForm => ({
  entity: publicEntity(entity),
  ticket_types: metaOf(config).ticket_types.map(({ type, categories, fields: all }) => ({
    type,
    label: labelOf(type),
    categories: categories.map((value) => ({ value, label: labelOf(value) })),
    fields: all.filter(({ name }) => asked.includes(name) || (name === 'order_id' && type === 'support')),
  })),
});
