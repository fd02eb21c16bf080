### Messages of the rules common to the forms of corpus A.

A-edition =
    .year = The assessment for { $year } was held under the previous edition of the methodology: this edition applies to assessed years from { $since }

A6-parties =
    .same = The civil servant and the authorized person are one and the same, and an agreement is concluded by two people

A-signed-on =
    .future = The date of signing, { $signed }, is still to come: today is { $today }
