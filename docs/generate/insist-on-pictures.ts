import type { Pictures } from '../../bot/framework/reply/pictures.ts';

type Insisting = {
  readonly pictures: Pictures;
  /** Throws if a picture could not be drawn. */
  readonly check: () => void;
};

/** The bot shows the text of a picture that fails; a generated page must not. */
export function insistOnPictures({ draw }: Pictures): Insisting {
  const failures: Error[] = [];
  return {
    pictures: {
      draw: async (picture) => {
        try {
          return await draw(picture);
        } catch (cause) {
          failures.push(new Error(`The picture "${picture.kind}" was not drawn`, { cause }));
          throw cause;
        }
      },
    },
    check: () => {
      if (failures.length > 0)
        throw new AggregateError(
          failures,
          `${failures.length === 1 ? '1 picture was' : `${failures.length} pictures were`} not drawn: nothing is saved`,
        );
    },
  };
}
