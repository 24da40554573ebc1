import { styleText } from 'node:util'

export type Paint = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Colours where a person looks, plain text where a program reads. Honours `NO_COLOR`. */
export function painter(enabled: boolean): (paint: Paint | readonly Paint[], text: string) => string {
  return (paint, text) =>
    enabled
      ? styleText(typeof paint === 'string' ? paint : [...paint], text, { validateStream: false })
      : text
}
