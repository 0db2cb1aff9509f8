/// How pages and drawings look, in light and in dark.
enum StyleSheet {
    /// Okabe and Ito's colours, which people tell apart who do not see all colours.
    static let drawing = """
        :root{--ink:#222;--soft:#767676;--grid:#ddd;--page:#fff;--idle:#eee}
        @media (prefers-color-scheme:dark){:root{--ink:#ddd;--soft:#999;--grid:#444;--page:#1b1b1b;--idle:#333}}
        text{font:12px system-ui,sans-serif;fill:var(--ink)}
        text.end{text-anchor:end}text.middle{text-anchor:middle}
        .grid{stroke:var(--grid);stroke-width:1}.axis{stroke:var(--soft);stroke-width:1}
        polyline{fill:none;stroke-width:2}circle{stroke:var(--page);stroke-width:1}
        polyline.c0{stroke:#d55e00}polyline.c1{stroke:#0072b2}polyline.c2{stroke:#009e73}polyline.c3{stroke:#cc79a7}
        rect.c0,circle.c0{fill:#d55e00}rect.c1,circle.c1{fill:#0072b2}rect.c2,circle.c2{fill:#009e73}
        rect.c3,circle.c3{fill:#cc79a7}polyline.front{stroke:var(--soft);stroke-dasharray:4 3}
        rect.sampling{fill:#9bc9a8}rect.over{fill:var(--idle)}
        rect.notice{fill:#b8b8b8}rect.authorisation{fill:#7a4fa3}rect.application{fill:#b28ad6}rect.triage{fill:#d55e00}
        rect.advice{fill:#0072b2}rect.decision{fill:#e69f00}rect.fixing{fill:#56b4e9}rect.validation{fill:#f0e442}
        rect.approval{fill:#a33a00}rect.restart{fill:#5f5f5f}rect.disproof{fill:#cc79a7}rect.review{fill:#8a1c1c}
        """

    static let page = """
        body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);
        background:var(--page)}
        table{border-collapse:collapse;font-size:14px;display:block;overflow-x:auto}
        th,td{text-align:right;padding:.2rem .6rem;border-bottom:1px solid var(--grid);vertical-align:top}
        th:first-child,td:first-child{text-align:left}td.words,th.words{text-align:left}
        small{color:var(--soft)}figure{margin:1.5rem 0}figcaption{font-weight:600}svg{width:100%;height:auto}
        .holds{color:#00734f}.fails{color:#b23c00}.part{color:#8a6000}.unmet{color:var(--soft)}
        @media (prefers-color-scheme:dark){.holds{color:#4fcf9f}.fails{color:#ff9c66}.part{color:#e6b84c}}
        """
}
