import { siteHour } from '../site-time';
import { SITE_CODES, type SiteCode } from './sites';

/** What a person at the line does. */
export type Role = 'SMT' | 'TEST' | 'ASSEMBLY' | 'QUALITY';

/** An operator as the site's own list names one. */
export interface Operator {
  readonly site: SiteCode;
  readonly operator: string;
  readonly displayName: string;
  readonly role: Role;
  /** 0 = early (06–14 h), 1 = late (14–22 h), 2 = night (22–06 h). */
  readonly shift: number;
}

const ROLES: readonly Role[] = ['SMT', 'TEST', 'ASSEMBLY', 'QUALITY'];

const NAMES: Readonly<Record<SiteCode, readonly string[]>> = {
  WRO1: [
    'Halina Borsk',
    'Tomek Wieliczan',
    'Ewa Rudnik',
    'Marek Solec',
    'Zofia Drawska',
    'Igor Nysak',
    'Beata Olawska',
    'Piotr Karczyn',
    'Lena Odrzyk',
    'Adam Sobotny',
    'Iga Trzebin',
    'Roman Legnik',
  ],
  PEN2: [
    'Aisyah Rahman',
    'Lim Boon Teik',
    'Kavita Suppiah',
    'Faizal Omar',
    'Tan Mei Shan',
    'Ganesh Pillai',
    'Nurul Hadi',
    'Ong Wei Jie',
    'Siti Zubaidah',
    'Chong Kah Wai',
    'Ravi Chandran',
    'Hafiz Malik',
  ],
};

/** All operators: per site one of each role and shift. */
export const OPERATORS: readonly Operator[] = SITE_CODES.flatMap((site) =>
  NAMES[site].map((displayName, index) => ({
    site,
    operator: `${site.charAt(0)}${String(4107 + index * 13)}`,
    displayName,
    role: ROLES[Math.floor(index / 3)] ?? 'SMT',
    shift: index % 3,
  })),
);

/** The operator on duty. */
export function operatorOnDuty(site: SiteCode, role: Role, instant: number): string {
  const hour = siteHour(site, instant);
  const shift = hour >= 6 && hour < 14 ? 0 : hour >= 14 && hour < 22 ? 1 : 2;
  const found = OPERATORS.find(
    (entry) => entry.site === site && entry.role === role && entry.shift === shift,
  );
  if (!found) throw new RangeError(`Nobody is on duty at ${site} for ${role}.`);
  return found.operator;
}
