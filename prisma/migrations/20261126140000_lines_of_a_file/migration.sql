-- Where the lines of a file are: under the lock of the shop's lines no other file's of that shop come between them, so that they
-- are one stretch of numbers, and another for what a mend brought later. `lines_in`: between which days they were booked. With
-- both the list of a large file walks the book (settlement_line_of_book) in its order and past what is not the file's, instead
-- of putting a million lines in order for each page.
ALTER TABLE report_file ADD COLUMN lines_at int8multirange NOT NULL DEFAULT '{}';
ALTER TABLE report_file ADD COLUMN lines_in daterange NOT NULL DEFAULT 'empty';

-- Of a file that was mended before this stood, the one stretch may hold lines of others too: a list asks each line whose it is.
UPDATE report_file f SET lines_at = int8multirange(int8range(l.first, l.last, '[]')), lines_in = daterange(l.from_day, l.to_day, '[]')
FROM (SELECT shop_id, file_id, min(id) AS first, max(id) AS last, min(booked_on) AS from_day, max(booked_on) AS to_day
      FROM settlement_line GROUP BY shop_id, file_id) l
WHERE f.shop_id = l.shop_id AND f.id = l.file_id;
