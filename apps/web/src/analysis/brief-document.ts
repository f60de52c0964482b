/** What stands on the one page of a brief, in words already. */
export interface BriefWords {
  readonly title: string;
  /** Dataset, slice, period. */
  readonly about: string;
  readonly sections: readonly { readonly heading: string; readonly sentences: readonly string[] }[];
  readonly table: { readonly heading: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly caption: string;
  /** Source, provenance, state of the records. */
  readonly foot: string;
}

export interface BriefPicture {
  readonly png: ArrayBuffer;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** A4 with 20 mm at the sides leaves so many pixels of 96 an inch; the picture may fill a third of the page's height. */
const textWidthPixels = 643, pictureHeightPixels = 300;
/** Twips: 1/20 of a point; half-points for letters. @source ECMA-376 part 1, 17.18.106 and 17.18.42 */
const marginTwips = { top: 900, bottom: 800, left: 1_134, right: 1_134 };
const sizes = { title: 36, heading: 24, text: 21, small: 18 } as const;
/** 公文: headings in 黑体, text in 宋体. @source GB/T 9704-2012 names the styles; sizes are smaller so that it stays one page */
const fonts = { heading: { ascii: 'Arial', eastAsia: '黑体', hAnsi: 'Arial' }, text: { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' } };

/** The brief as a Word document of one A4 page. The writer comes on demand. */
export async function briefDocument({ title, about, sections, table, caption, foot }: BriefWords, picture: BriefPicture | null): Promise<Blob> {
  const { AlignmentType, BorderStyle, Document, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = await import('docx');
  const line = (text: string, { size, isHeading = false, after = 60, isCentred = false }: { size: number; isHeading?: boolean; after?: number; isCentred?: boolean }) => new Paragraph({
    ...(isCentred ? { alignment: AlignmentType.CENTER } : {}), spacing: { after, line: 290 }, children: [new TextRun({ text, size, bold: isHeading, font: isHeading ? fonts.heading : fonts.text })],
  });
  const scale = picture === null ? 1 : Math.min(textWidthPixels / picture.widthPixels, pictureHeightPixels / picture.heightPixels);
  const shown = picture === null ? [] : [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 60, after: 40 }, children: [new ImageRun({ type: 'png', data: picture.png, transformation: { width: picture.widthPixels * scale, height: picture.heightPixels * scale }, altText: { name: title, title, description: caption } })] }),
    line(caption, { size: sizes.small, isCentred: true }),
  ];
  const thin = { style: BorderStyle.SINGLE, size: 4, color: '8A9599' };
  const row = (cells: readonly string[], isHeading: boolean) => new TableRow({
    tableHeader: isHeading, cantSplit: true,
    children: cells.map((text) => new TableCell({ borders: { top: thin, bottom: thin, left: thin, right: thin }, margins: { left: 80, right: 80 }, children: [line(text, { size: sizes.small, isHeading, after: 0 })] })),
  });
  const file = new Document({
    title, creator: foot, styles: { default: { document: { run: { font: fonts.text, size: sizes.text, language: { eastAsia: 'zh-CN' } } } } },
    sections: [{
      properties: { page: { size: { width: 11_906, height: 16_838 }, margin: marginTwips } },
      children: [
        line(title, { size: sizes.title, isHeading: true, isCentred: true }), line(about, { size: sizes.small, isCentred: true, after: 100 }), ...shown,
        ...sections.flatMap(({ heading, sentences }) => [line(heading, { size: sizes.heading, isHeading: true, after: 20 }), line(sentences.join(''), { size: sizes.text })]),
        line(table.heading, { size: sizes.heading, isHeading: true, after: 40 }),
        ...(table.rows.length === 0 ? [] : [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(table.head, true), ...table.rows.map((cells) => row(cells, false))] })]),
        new Paragraph({ spacing: { before: 80 }, children: [new TextRun({ text: foot, size: sizes.small, color: '4F5B62', font: fonts.text })] }),
      ],
    }],
  });
  return Packer.toBlob(file);
}
