import RhatchetProtocol
import RhatchetTriage
import Testing

/// What the system says in the language of the machine.
@Suite struct SystemWordsTests {
    @Test(
        arguments: [
            ("tee: /mnt/cadena_2.csv: No queda espacio en el dispositivo", 1, Category.resource),
            ("cat: Schreibfehler: Auf dem Gerät ist kein Speicherplatz mehr verfügbar", 1, .resource),
            ("Erreur : impossible d'allouer un vecteur de taille 149.0 Go", 1, .resource),
            ("Fehler: kann Vektor der Größe 14.9 GB nicht allozieren", 1, .resource),
            ("致命的: メモリ不足のため中止します", 12, .resource),
            ("./starten.sh: Zeile 6: SEEDS[$k] ist nicht gesetzt.", 1, .implementation),
            ("./lancer.sh: ligne 4: OPTIONS : variable sans liaison", 1, .implementation),
            ("./correr.sh: línea 3: cmdstan: orden no encontrada", 127, .implementation),
            ("./rodar.sh: linha 3: modelo: comando não encontrado", 127, .implementation),
        ]
    )
    func `a shell, a library and R are read in other languages`(
        line: String,
        status: Int32,
        category: RhatchetProtocol.Category
    ) {
        let verdict = LogTriage.judge(
            log: LogLines.split(Array("1000 / 2000\n\(line)\n".utf8), before: 0),
            ExitRecord(status: status),
            file: "train.log"
        )
        #expect(verdict?.category == category)
        #expect(verdict?.evidence.contains { $0.text == line } == true)
    }
}
