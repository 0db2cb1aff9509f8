/// What the C library, the shell and R say in other languages than English, so that the rules, which are written in it, read it too.
///
/// German, French, Spanish, Portuguese, Italian, Japanese and Chinese, by the translations of glibc, bash and R.
enum SystemWords {
    private static let english: [(said: [LoweredText], meant: [UInt8])] = [
        (
            ": no space left on device",
            [
                "kein speicherplatz mehr verfügbar", "auf dem gerät ist kein speicherplatz",
                "aucun espace disponible sur le",
                "plus d'espace disponible", "no queda espacio en el dispositivo",
                "não há espaço disponível no dispositivo",
                "não há mais espaço", "spazio esaurito", "spazio disponibile insufficiente",
                "デバイスに空き領域がありません", "设备上没有空间",
            ]
        ),
        (
            ": cannot allocate memory",
            [
                "nicht genügend hauptspeicher", "kann keinen speicher zuweisen", "ne peut allouer de la mémoire",
                "impossible d'allouer de la mémoire", "no se pudo asignar memoria", "não foi possível alocar memória",
                "impossibile allocare memoria", "memoria agotada", "mémoire épuisée", "メモリを確保できません", "メモリ不足",
                "无法分配内存", "内存不足",
            ]
        ),
        (
            "error: cannot allocate vector of size",
            [
                "kann vektor der größe", "impossible d'allouer un vecteur de taille",
                "no se puede ubicar un vector de tamaño",
                "não é possível alocar vetor de tamanho", "impossibile allocare un vettore di dimensione", "无法分配大小为",
            ]
        ),
        (
            ": permission denied",
            [
                "keine berechtigung", "permission non accordée", "permiso denegado", "permissão negada",
                "permesso negato",
                "許可がありません", "权限不够",
            ]
        ),
        (
            ": no such file or directory",
            [
                "datei oder verzeichnis nicht gefunden", "aucun fichier ou dossier de ce",
                "no existe el fichero o el directorio",
                "no existe el archivo o el directorio", "arquivo ou diretório inexistente",
                "file o directory non esistente",
                "そのようなファイルやディレクトリはありません", "没有那个文件或目录",
            ]
        ),
        (
            ": command not found",
            [
                "kommando nicht gefunden", "befehl nicht gefunden", "commande introuvable", "orden no encontrada",
                "comando não encontrado", "comando non trovato", "コマンドが見つかりません", "未找到命令",
            ]
        ),
        (
            ": unbound variable",
            [
                "] ist nicht gesetzt", ": ist nicht gesetzt.", "variable sans liaison", "variable sin asignar",
                "variável não associada", "variabile non assegnata", "未割り当ての変数です", "未绑定的变量",
            ]
        ),
        (
            "segmentation fault",
            [
                "speicherzugriffsfehler", "erreur de segmentation", "violación de segmento", "falha de segmentação",
                "errore di segmentazione", "段错误",
            ]
        ),
    ].map { meant, said in (said.map(LoweredText.init), Array(meant.utf8)) }

    /// The English of what the bytes, in ASCII lower case, hold; empty where they hold nothing of the kind.
    static func english(of bytes: [UInt8]) -> [UInt8] {
        let bigrams = Bigrams(bytes)
        return self.english.first { said, _ in
            said.contains { bigrams.mayHold($0.bigrams) && PlainLine.has(bytes, $0.bytes) }
        }?.meant ?? []
    }
}
