import { ANY_CHAR, type CharSet, complement, intersection } from './char-set.ts'

/** A regular language. Equal ones (as far as simple laws tell) are the same object. */
export interface Regular {
  readonly id: number
  readonly kind: 'nothing' | 'empty' | 'set' | 'concat' | 'or' | 'and' | 'not' | 'repeat'
  readonly items: readonly Regular[]
  readonly set: CharSet
  readonly min: number
  readonly max: number
  /** Whether the empty text belongs to it. */
  readonly nullable: boolean
}

/** Builders of regular languages, and Brzozowski's derivative: what may follow once a character has been read. */
export interface Algebra {
  readonly nothing: Regular
  readonly empty: Regular
  readonly anything: Regular
  set(set: CharSet): Regular
  concat(left: Regular, right: Regular): Regular
  or(items: readonly Regular[]): Regular
  and(items: readonly Regular[]): Regular
  not(inner: Regular): Regular
  repeat(inner: Regular, min: number, max: number): Regular
  derive(language: Regular, code: number): Regular
  /** Sets of characters that the language cannot tell apart; together they are all characters. */
  classes(language: Regular): readonly CharSet[]
}

export function createAlgebra(): Algebra {
  const known = new Map<string, Regular>()
  const make = (kind: Regular['kind'], nullable: boolean, parts: Partial<Regular> = {}): Regular => {
    const { items = [], set = [], min = 0, max = 0 } = parts
    const key = `${kind} ${items.map(({ id }) => id).join()} ${set.join()} ${min} ${max}`
    const old = known.get(key)
    if (old !== undefined) return old
    const made = { id: known.size, kind, items, set, min, max, nullable }
    known.set(key, made)
    return made
  }
  const nothing = make('nothing', false)
  const empty = make('empty', true)
  const anything = make('repeat', true, {
    items: [make('set', false, { set: ANY_CHAR })],
    max: Number.POSITIVE_INFINITY,
  })
  const builders = {
    set: (set: CharSet) => (set.length === 0 ? nothing : make('set', false, { set })),
    concat(left: Regular, right: Regular): Regular {
      if (left === nothing || right === nothing) return nothing
      if (left === empty) return right
      if (right === empty) return left
      if (left === anything && right === anything) return anything
      return make('concat', left.nullable && right.nullable, { items: [left, right] })
    },
    or(items: readonly Regular[]): Regular {
      const kept = flatten(items, 'or').filter((item) => item !== nothing)
      if (kept.includes(anything)) return anything
      if (kept.length < 2) return kept[0] ?? nothing
      return make(
        'or',
        kept.some((item) => item.nullable),
        { items: kept },
      )
    },
    and(items: readonly Regular[]): Regular {
      const kept = flatten(items, 'and').filter((item) => item !== anything)
      if (kept.includes(nothing)) return nothing
      if (kept.length < 2) return kept[0] ?? anything
      return make(
        'and',
        kept.every((item) => item.nullable),
        { items: kept },
      )
    },
    not(inner: Regular): Regular {
      if (inner === nothing) return anything
      if (inner === anything) return nothing
      if (inner.kind === 'not') return inner.items[0]!
      return make('not', !inner.nullable, { items: [inner] })
    },
    repeat(inner: Regular, min: number, max: number): Regular {
      if (max === 0 || inner === empty) return empty
      if (inner === nothing) return min === 0 ? empty : nothing
      if (min === 1 && max === 1) return inner
      return make('repeat', min === 0 || inner.nullable, { items: [inner], min, max })
    },
  }
  const algebra = { nothing, empty, anything, ...builders }
  return { ...algebra, derive: derivative(algebra), classes: classifier() }
}

function flatten(items: readonly Regular[], kind: 'or' | 'and'): readonly Regular[] {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]))
  return [...new Set(flat)].sort((left, right) => left.id - right.id)
}

function derivative(
  algebra: Omit<Algebra, 'derive' | 'classes'>,
): (language: Regular, code: number) => Regular {
  const derive = (language: Regular, code: number): Regular => {
    const [first, second] = language.items
    const all = () => language.items.map((item) => derive(item, code))
    switch (language.kind) {
      case 'nothing':
      case 'empty':
        return algebra.nothing
      case 'set':
        return intersection(language.set, [code, code]).length > 0 ? algebra.empty : algebra.nothing
      case 'concat': {
        const left = algebra.concat(derive(first!, code), second!)
        return first!.nullable ? algebra.or([left, derive(second!, code)]) : left
      }
      case 'or':
        return algebra.or(all())
      case 'and':
        return algebra.and(all())
      case 'not':
        return algebra.not(derive(first!, code))
      case 'repeat': {
        const rest = algebra.repeat(first!, Math.max(0, language.min - 1), language.max - 1)
        return algebra.concat(derive(first!, code), rest)
      }
    }
  }
  return derive
}

function classifier(): (language: Regular) => readonly CharSet[] {
  const memo = new Map<Regular, readonly CharSet[]>()
  const classes = (language: Regular): readonly CharSet[] => {
    const old = memo.get(language)
    if (old !== undefined) return old
    const found = classesOf(language, classes)
    memo.set(language, found)
    return found
  }
  return classes
}

function classesOf(language: Regular, classes: (inner: Regular) => readonly CharSet[]): readonly CharSet[] {
  switch (language.kind) {
    case 'nothing':
    case 'empty':
      return [ANY_CHAR]
    case 'set':
      return [language.set, complement(language.set)].filter((set) => set.length > 0)
    case 'concat': {
      const [first, second] = language.items
      return first!.nullable ? meet(classes(first!), classes(second!)) : classes(first!)
    }
    default:
      return language.items.map(classes).reduce(meet)
  }
}

function meet(left: readonly CharSet[], right: readonly CharSet[]): readonly CharSet[] {
  if (right.length === 1) return left
  return left.flatMap((one) => right.map((other) => intersection(one, other)).filter((set) => set.length > 0))
}
