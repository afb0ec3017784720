/** Who wrote each operation: the people of a unit's posts, or invented names where a unit has none. */
import type { Unit } from '../../shared/domain/unit.ts';
import { UnitIndex } from '../../shared/domain/unit-index.ts';
import { roleText } from '../../shared/domain/role.ts';
import { Random } from '../lib/random.ts';

export const DUTY_ROOM = '县值班室';

export interface Official {
  readonly user: string;
  /** As written in operations: `duty`, `township@990101005`. */
  readonly role: string;
}

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  '建国',
  '文学',
  '世忠',
  '明华',
  '秀英',
  '志强',
  '朝阳',
  '永贵',
  '兴旺',
  '光明',
  '正权',
  '德胜',
  '启航',
  '云飞',
  '素芬',
  '国栋',
];
const INSPECTORS = ['县督查一组', '县督查二组', '县督查三组', '县督查四组'];

export class Officials {
  readonly #index: UnitIndex;
  readonly #random: Random;

  constructor(units: readonly Unit[], seed: number) {
    this.#index = new UnitIndex(units);
    this.#random = new Random(seed).fork('officials');
  }

  readonly duty: Official = { user: DUTY_ROOM, role: 'duty' };

  /** A stream of its own for what a unit's people do beside their targets. */
  randomOf(unit: string): Random {
    return this.#random.fork(`beside ${unit}`);
  }

  inspector(random: Random): Official {
    return { user: random.pick(INSPECTORS), role: 'inspector' };
  }

  /** A cadre of the township that `unit` belongs to, or of its village. */
  cadre(unit: string, random: Random): Official {
    const township = this.#index.get(this.#index.streamOf(unit));
    const village = this.#index.get(unit);
    const from = village && village.level === 'village' && random.next() < 0.4 ? village : township;
    return { user: this.#person(from, random), role: this.#roleOf(from) };
  }

  /** Somebody else than `applicant` who may verify: an officer of the war zone or of the township, else the duty room. */
  verifier(unit: string, applicant: string, random: Random): Official {
    const path = this.#index.pathOf(unit);
    const levels = random.next() < 0.45 ? (['township', 'zone'] as const) : (['zone', 'township'] as const);
    for (const level of levels) {
      const above = path.find((each) => each.level === level);
      const others = this.#people(above).filter((person) => person !== applicant);
      if (above && others.length > 0) return { user: random.pick(others), role: this.#roleOf(above) };
    }
    return this.duty;
  }

  /** An officer of the war zone above `unit`. */
  zone(unit: string, random: Random): Official {
    const zone = this.#index.pathOf(unit).find((step) => step.level === 'zone');
    return { user: this.#person(zone, random), role: this.#roleOf(zone) };
  }

  #roleOf(unit: Unit | undefined): string {
    if (!unit || unit.level === 'county') return 'duty';
    return roleText({ role: unit.level, unit: unit.id });
  }

  #person(unit: Unit | undefined, random: Random): string {
    return random.pick(this.#people(unit));
  }

  /** Holders of a unit's posts, or three invented people where it has none. */
  #people(unit: Unit | undefined): string[] {
    const people = (unit?.posts ?? []).map((post) => post.person).filter((person) => person !== '');
    if (people.length > 0) return people;
    const own = this.#random.fork(unit?.id ?? '');
    return Array.from({ length: 3 }, () => own.pick(FAMILY) + own.pick(GIVEN));
  }
}
