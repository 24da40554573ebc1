import fc from 'fast-check'

/** Randomness that is the same every time, for what is decided while a schema is compiled. */
export function fixedRandom(seed: number): fc.Random {
  const [random] = fc.sample(new RandomArbitrary(), { seed, numRuns: 1 })
  return random!
}

/** fast-check hands its randomness to arbitraries only; this one hands it on. */
class RandomArbitrary extends fc.Arbitrary<fc.Random> {
  override generate(random: fc.Random): fc.Value<fc.Random> {
    return new fc.Value(random.clone(), undefined)
  }

  override canShrinkWithoutContext(_value: unknown): _value is fc.Random {
    return false
  }

  override shrink(): fc.Stream<fc.Value<fc.Random>> {
    return fc.Stream.nil()
  }
}
