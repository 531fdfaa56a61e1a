/** Who works at Voltbaan, and who writes to it. None of them exists: `.example` is nobody's. */
import type { Actor, Contact, Department } from '@eventdesk/contracts';
import type { Random } from './random';

const agent = (name: string): Actor => ({
  kind: 'agent',
  id: `${name.toLowerCase().replaceAll(' ', '.')}@voltbaan.example`,
  name,
});

export const agents: Record<Department, readonly Actor[]> = {
  support: [agent('Sanne de Vries'), agent('Fleur Smit')],
  technical: [agent('Daan Bakker')],
  sales: [agent('Lotte Jansen'), agent('Fleur Smit')],
  billing: [agent('Milan Visser')],
  management: [agent('Fleur Smit')],
};

const firstNames =
  'Emma Noah Julia Lucas Mila Sem Tess Levi Sophie Finn Zoë Bram Anna Thijs Eva Luuk Sara Jesse Nora Mees Yara Ruben Fenna Hugo';
const lastNames =
  'de Jong|van Dijk|Meijer|de Boer|Mulder|Bos|Vos|Peters|Hendriks|van Leeuwen|Dekker|Brouwer|de Wit|Dijkstra|Smits|de Graaf';
const firms =
  'Hotel Duinrand|Garage Van Loon|VvE De Linden|Bouwbedrijf Kramer|Zorggroep Westhaven|Transport Okkema|Camping De Eik|' +
  'Gemeente Rietdijk|Supermarkt Van Houten|Sportpark Oost|Installatiebedrijf Rombouts|Autoverhuur Rondom';

const split = (names: string) => names.split('|');
const mailName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\p{ASCII}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.');

export interface Customer extends Contact {
  /** Of those who write for a firm. */
  firm: string | null;
}

/** Some of them write more than once in a month. */
export function customerBy(random: Random, forFirm: boolean): Customer {
  const name = `${random.pick(firstNames.split(' '))} ${random.pick(split(lastNames))}`;
  const firm = forFirm ? random.pick(split(firms)) : null;
  const host = firm === null ? random.pick(['mailbus', 'postvak', 'thuisnet']) : mailName(firm).replaceAll('.', '-');
  const phone = random.chance(0.6) ? `+31 6 ${random.whole(1000, 9999)} ${random.whole(1000, 9999)}` : null;
  return { name, email: `${mailName(name)}@${host}.example`, phone, firm };
}

const places = 'Utrecht|Zwolle|Breda|Haarlem|Leeuwarden|Amersfoort|Nijmegen|Deventer|Gouda|Alkmaar|Tilburg|Assen';
const streets = 'Stationsplein|Parklaan|Havenweg|Molenstraat|Beatrixlaan|Industrieweg|Dorpsstraat|Kanaaldijk';

/** Fills `{place}`, `{station}` and the like; the same word is the same thing throughout one ticket. */
export function wordsBy(random: Random, { name, firm }: Customer): (text: string) => string {
  const known: Record<string, string> = {
    name,
    first: name.split(' ')[0] ?? name,
    firm: firm ?? 'ons bedrijf',
    place: random.pick(split(places)),
    street: `${random.pick(split(streets))} ${random.whole(1, 180)}`,
    station: `VB-${random.whole(1000, 4999)}`,
    invoice: `2${random.whole(10_000, 99_999)}`,
    amount: `${random.whole(12, 480)},${random.whole(10, 95)}`,
    kwh: String(random.whole(9, 74)),
    spaces: String(random.whole(4, 40)),
    error: `E-${random.whole(10, 79)}`,
    days: String(random.whole(2, 6)),
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (whole, word: string) => known[word] ?? whole);
}
