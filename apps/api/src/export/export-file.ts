/** A list on its way out as a file. The pieces are made while it is sent: nothing is held but the piece under way. */
export class ExportFile {
  /** As the person will see it, Chinese and with its ending. */
  readonly name: string;
  readonly media: string;
  /** Records in it when the export began: what a progress bar counts towards. */
  readonly rowCount: number;
  readonly pieces: AsyncIterable<string | Uint8Array>;

  constructor({ name, media, rowCount, pieces }: Pick<ExportFile, 'name' | 'media' | 'rowCount' | 'pieces'>) {
    this.name = name;
    this.media = media;
    this.rowCount = rowCount;
    this.pieces = pieces;
  }
}
